package io.quittance.billing.invoice;

import io.quittance.contracts.Event;
import io.quittance.contracts.subscription.SubscriptionCreated;
import io.quittance.contracts.subscription.SubscriptionRenewed;
import io.quittance.kernel.BillingPeriod;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.SubscriptionId;
import java.time.Instant;

/**
 * A period of a subscription that is to be billed. The event says what was sold; the price is our own plan's.
 *
 * @param quantity how many units (seats)
 * @param at effective time of the event
 */
record SubscriptionPeriod(
        SubscriptionId subscriptionId,
        CustomerId customerId,
        PlanId planId,
        long quantity,
        BillingPeriod period,
        Instant at) {

    static SubscriptionPeriod first(Event<SubscriptionCreated> event) {
        SubscriptionCreated data = event.data();
        return new SubscriptionPeriod(
                data.subscriptionId(),
                data.customerId(),
                data.planId(),
                data.quantity(),
                new BillingPeriod(data.periodStart(), data.periodEnd()),
                event.effectiveAt());
    }

    static SubscriptionPeriod further(Event<SubscriptionRenewed> event) {
        SubscriptionRenewed data = event.data();
        return new SubscriptionPeriod(
                data.subscriptionId(),
                data.customerId(),
                data.planId(),
                data.quantity(),
                new BillingPeriod(data.periodStart(), data.periodEnd()),
                event.effectiveAt());
    }
}
