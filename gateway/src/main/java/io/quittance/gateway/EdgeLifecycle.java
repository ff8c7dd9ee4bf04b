package io.quittance.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quittance.gateway.edge.EdgeServer;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/** Opens the public port when everything else is up, and leaves without dropping a request. */
@ApplicationScoped
class EdgeLifecycle {
    private static final Logger LOG = Logger.getLogger(EdgeLifecycle.class);

    private final EdgeServer server;

    EdgeLifecycle(Vertx vertx, GatewayConfig config, MeterRegistry meters) {
        this.server = new EdgeServer(vertx, config, meters);
    }

    void start(@Observes StartupEvent event) {
        server.start().toCompletionStage().toCompletableFuture().join();
        LOG.infof("The edge listens on port %d", server.port());
    }

    void stop(@Observes ShutdownEvent event) {
        server.drain().toCompletionStage().toCompletableFuture().join();
    }
}
