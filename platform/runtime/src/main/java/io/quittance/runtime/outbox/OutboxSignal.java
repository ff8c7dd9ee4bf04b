package io.quittance.runtime.outbox;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Hears PostgreSQL say that the outbox has grown. Reconnects for ever: a lost signal only costs the poll's second. */
@ApplicationScoped
class OutboxSignal {
    private static final Logger LOG = Logger.getLogger(OutboxSignal.class);
    private static final long RECONNECT_MILLIS = 500;

    private final PgSubscriber subscriber;
    private final String channel;

    OutboxSignal(
            Vertx vertx,
            @ConfigProperty(name = "quittance.schema") String schema,
            @ConfigProperty(name = "quarkus.datasource.relay.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.relay.username") String user,
            @ConfigProperty(name = "quarkus.datasource.relay.password") String password) {
        this.channel = schema + "_outbox";
        this.subscriber = PgSubscriber.subscriber(
                vertx, PgConnectOptions.fromUri(url).setUser(user).setPassword(password));
        subscriber.reconnectPolicy(retries -> RECONNECT_MILLIS);
    }

    void listen(Runnable onGrowth) {
        subscriber.channel(channel).handler(ignored -> onGrowth.run());
        subscriber
                .connect()
                .onFailure(failure -> LOG.warnf("Listening for the outbox later: %s", failure.getMessage()));
    }

    void close() {
        subscriber.close();
    }
}
