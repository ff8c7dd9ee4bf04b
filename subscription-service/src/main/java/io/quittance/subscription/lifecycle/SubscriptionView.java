package io.quittance.subscription.lifecycle;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.SubscriptionId;
import java.time.Instant;
import java.util.Map;

/**
 * A subscription on the wire.
 *
 * @param object always {@code subscription}
 * @param status {@code incomplete}, {@code active}, {@code past_due} or {@code canceled}
 * @param currentPeriodEnd exclusive
 * @param canceledAt null unless canceled
 */
record SubscriptionView(
        SubscriptionId id,
        String object,
        boolean livemode,
        CustomerId customer,
        PlanId plan,
        long quantity,
        String status,
        Instant currentPeriodStart,
        Instant currentPeriodEnd,
        boolean cancelAtPeriodEnd,
        Instant canceledAt,
        Map<String, String> metadata,
        Instant createdAt,
        Instant updatedAt) {

    static SubscriptionView of(Subscription subscription) {
        return new SubscriptionView(
                subscription.subscriptionId(),
                "subscription",
                subscription.livemode(),
                subscription.customerId(),
                subscription.planId(),
                subscription.quantity(),
                subscription.status().slug(),
                subscription.periodStart(),
                subscription.periodEnd(),
                subscription.cancelAtPeriodEnd(),
                subscription.canceledAt(),
                subscription.metadata(),
                subscription.createdAt(),
                subscription.updatedAt());
    }
}
