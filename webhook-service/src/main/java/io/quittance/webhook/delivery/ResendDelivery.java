package io.quittance.webhook.delivery;

import io.quittance.kernel.DeliveryId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.webhook.endpoint.EnabledEndpoint;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Sends an event to an endpoint again, whatever became of it before, under the same {@code webhook-id}. */
@ApplicationScoped
class ResendDelivery {
    private final Transactions transactions;
    private final DeliveryRepository deliveries;
    private final EnabledEndpoint endpoint;
    private final Clock clock;

    ResendDelivery(Transactions transactions, DeliveryRepository deliveries, EnabledEndpoint endpoint, Clock clock) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.endpoint = endpoint;
        this.clock = clock;
    }

    Uni<Delivery> resend(DeliveryId id) {
        return transactions.tenant(() -> deliveries
                .lock(id)
                .call(delivery -> endpoint.exists(delivery.endpointId()).invoke(enabled -> {
                    if (!enabled) {
                        throw new DomainException(
                                ErrorCode.WEBHOOK_ENDPOINT_DISABLED, "Its endpoint is disabled or has been deleted.");
                    }
                }))
                .invoke(delivery -> delivery.become(delivery.state().resend(clock.instant()))));
    }
}
