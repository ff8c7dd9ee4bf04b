package io.quittance.subscription.lifecycle;

import io.quittance.kernel.SubscriptionId;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

@ApplicationScoped
class CancelSubscription {
    private final Transactions transactions;
    private final SubscriptionRepository subscriptions;
    private final Outbox outbox;
    private final Clock clock;

    CancelSubscription(Transactions transactions, SubscriptionRepository subscriptions, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Ends the subscription now, or lets the current period run out first. */
    Uni<Subscription> cancel(SubscriptionId id, boolean atPeriodEnd) {
        return transactions.tenant(() -> subscriptions.lock(id).call(it -> {
            if (atPeriodEnd) {
                it.scheduleCancellation(clock.instant());
                return outbox.add(SubscriptionEvents.cancellationScheduled(it));
            }
            it.cancel(clock.instant());
            return outbox.add(SubscriptionEvents.canceled(it));
        }));
    }
}
