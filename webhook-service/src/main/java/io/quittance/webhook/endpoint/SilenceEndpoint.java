package io.quittance.webhook.endpoint;

import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.time.Clock;

/** What follows when an endpoint stops hearing of events, whoever decided it. */
@ApplicationScoped
public class SilenceEndpoint {
    private final Transactions transactions;
    private final EndpointRepository endpoints;
    private final Outbox outbox;
    private final Instance<EndpointSilenced> listeners;
    private final Clock clock;

    SilenceEndpoint(
            Transactions transactions,
            EndpointRepository endpoints,
            Outbox outbox,
            Instance<EndpointSilenced> listeners,
            Clock clock) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.outbox = outbox;
        this.listeners = listeners;
        this.clock = clock;
    }

    /** The receiver itself says that it is gone for good. Does nothing if the endpoint is not enabled any more. */
    public Uni<Void> gone(WebhookEndpointId id) {
        return transactions.tenant(() -> endpoints.findEnabledLocked(id).chain(endpoint -> {
            if (endpoint == null) {
                return Uni.createFrom().voidItem();
            }
            endpoint.disable("gone", clock.instant());
            return follow(endpoint);
        }));
    }

    /** Tells everyone concerned about an endpoint that was enabled until now. */
    Uni<Void> follow(Endpoint endpoint) {
        Uni<Void> told = outbox.add(EndpointEvents.disabled(endpoint));
        for (EndpointSilenced listener : listeners) {
            told = told.chain(() -> listener.silenced(endpoint.endpointId(), endpoint.updatedAt()));
        }
        return told;
    }
}
