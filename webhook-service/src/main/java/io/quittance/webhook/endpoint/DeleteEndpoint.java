package io.quittance.webhook.endpoint;

import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

@ApplicationScoped
class DeleteEndpoint {
    private final Transactions transactions;
    private final EndpointRepository endpoints;
    private final SilenceEndpoint silence;
    private final Clock clock;

    DeleteEndpoint(Transactions transactions, EndpointRepository endpoints, SilenceEndpoint silence, Clock clock) {
        this.transactions = transactions;
        this.endpoints = endpoints;
        this.silence = silence;
        this.clock = clock;
    }

    Uni<Void> delete(WebhookEndpointId id) {
        return transactions.tenant(() -> endpoints
                .lock(id)
                .chain(endpoint -> endpoint.delete(clock.instant())
                        ? silence.follow(endpoint)
                        : Uni.createFrom().voidItem()));
    }
}
