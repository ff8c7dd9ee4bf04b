package io.quittance.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quittance.gateway.edge.EdgeServer;
import io.quittance.gateway.revocation.RevocationFeed;
import io.smallrye.common.annotation.Identifier;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;
import org.jboss.logging.Logger;

/** Opens the public port when everything else is up, and leaves without dropping a request. */
@ApplicationScoped
class EdgeLifecycle {
    private static final Logger LOG = Logger.getLogger(EdgeLifecycle.class);

    private final EdgeServer server;
    private final RevocationFeed revocations;
    private volatile boolean open;

    EdgeLifecycle(
            Vertx vertx,
            GatewayConfig config,
            MeterRegistry meters,
            @Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.server = new EdgeServer(vertx, config, meters);
        this.revocations = new RevocationFeed(server.revocations(), kafka);
    }

    void start(@Observes StartupEvent event) {
        revocations.start();
        server.start().toCompletionStage().toCompletableFuture().join();
        open = true;
        LOG.infof("The edge listens on port %d", server.port());
    }

    /** Whether requests are welcome: the port is open and we are not about to leave. */
    boolean isOpen() {
        return open;
    }

    void stop(@Observes ShutdownEvent event) {
        open = false;
        server.drain()
                .eventually(server::close)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        revocations.close();
    }
}
