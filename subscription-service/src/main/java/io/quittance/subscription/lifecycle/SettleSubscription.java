package io.quittance.subscription.lifecycle;

import io.quittance.contracts.Event;
import io.quittance.contracts.billing.InvoicePaid;
import io.quittance.contracts.billing.InvoicePaymentFailed;
import io.quittance.runtime.outbox.Outbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Lets a subscription follow the fate of its invoices. Joins the transaction that claims the event. */
@ApplicationScoped
public class SettleSubscription {
    private final SubscriptionRepository subscriptions;
    private final Outbox outbox;

    SettleSubscription(SubscriptionRepository subscriptions, Outbox outbox) {
        this.subscriptions = subscriptions;
        this.outbox = outbox;
    }

    public Uni<Void> paid(Event<InvoicePaid> event) {
        if (event.data().subscriptionId() == null) {
            return Uni.createFrom().voidItem();
        }
        return subscriptions
                .lock(event.data().subscriptionId())
                .chain(it -> it.pay(event.effectiveAt())
                        ? outbox.add(SubscriptionEvents.activated(it))
                        : Uni.createFrom().voidItem());
    }

    public Uni<Void> unpaid(Event<InvoicePaymentFailed> event) {
        if (event.data().subscriptionId() == null) {
            return Uni.createFrom().voidItem();
        }
        return subscriptions
                .lock(event.data().subscriptionId())
                .chain(it -> it.failPayment(event.effectiveAt())
                        ? outbox.add(SubscriptionEvents.pastDue(it))
                        : Uni.createFrom().voidItem());
    }
}
