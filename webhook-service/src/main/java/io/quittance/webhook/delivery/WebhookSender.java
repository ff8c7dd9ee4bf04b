package io.quittance.webhook.delivery;

import io.quittance.webhook.address.domain.AddressRules;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;

/** Sends messages to receivers, which are strangers: slow, broken or hostile. Whatever they do ends within the timeout. */
@ApplicationScoped
class WebhookSender {
    private final Vertx vertx;
    private final HttpClient client;
    private final HostNames names;
    private final AddressRules rules;
    private final Clock clock;
    private final Duration timeout;

    @Inject
    WebhookSender(Vertx vertx, HostNames names, AddressRules rules, Clock clock, DeliveryConfig config) {
        this(vertx, names, rules, clock, config.timeout(), config.concurrencyMax(), new HttpClientOptions());
    }

    WebhookSender(
            Vertx vertx,
            HostNames names,
            AddressRules rules,
            Clock clock,
            Duration timeout,
            int concurrencyMax,
            HttpClientOptions options) {
        this.vertx = vertx;
        this.names = names;
        this.rules = rules;
        this.clock = clock;
        this.timeout = timeout;
        client = vertx.httpClientBuilder()
                .with(options.setProtocolVersion(HttpVersion.HTTP_1_1)
                        .setConnectTimeout((int) timeout.toMillis())
                        // Shorter than the five seconds after which common servers close: no request meets a dying
                        // connection.
                        .setKeepAliveTimeout(4)
                        .setTracingPolicy(TracingPolicy.IGNORE))
                // Tenants share a host such as a relay service; none shall wait for another's connection.
                .with(new PoolOptions().setHttp1MaxSize(concurrencyMax))
                // What a receiver does to its connection is the exchange's answer, not an error in our log.
                .withConnectHandler(connection -> connection.exceptionHandler(ignored -> {}))
                .build();
    }

    /** Makes one attempt. Never fails: what went wrong is the answer. */
    Uni<Answer> send(Message message) {
        return Uni.createFrom().emitter(emitter -> {
            // One loop for everything that this exchange does, so that nothing in it needs a lock.
            var context = vertx.getOrCreateContext();
            context.runOnContext(ignored ->
                    new Exchange(vertx, client, names, rules, clock, timeout, message, emitter::complete).begin());
        });
    }
}
