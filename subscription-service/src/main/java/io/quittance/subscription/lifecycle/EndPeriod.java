package io.quittance.subscription.lifecycle;

import io.quittance.kernel.SubscriptionId;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** What happens when a period is over: the next begins, or the subscription ends if that was wanted. */
@ApplicationScoped
public class EndPeriod {
    private final Transactions transactions;
    private final SubscriptionRepository subscriptions;
    private final Outbox outbox;
    private final Clock clock;

    EndPeriod(Transactions transactions, SubscriptionRepository subscriptions, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Ends every period of the subscription that is over, oldest first, each in a transaction of its own: after downtime
     * there may be several. Asked twice, or by two replicas, it acts once: the row is locked and looked at again.
     */
    public Uni<Void> endAll(TenantContext tenant, SubscriptionId id) {
        return transactions
                .as(tenant, () -> subscriptions.lock(id).chain(this::endOne))
                .repeat()
                .whilst(ended -> ended)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> endOne(Subscription it) {
        if (!it.status().isRenewing() || it.periodEnd().isAfter(clock.instant())) {
            return Uni.createFrom().item(false);
        }
        if (it.cancelAtPeriodEnd()) {
            it.cancel(it.periodEnd());
            return outbox.add(SubscriptionEvents.canceled(it)).replaceWith(true);
        }
        it.renew(clock.instant());
        return outbox.add(SubscriptionEvents.renewed(it)).replaceWith(true);
    }
}
