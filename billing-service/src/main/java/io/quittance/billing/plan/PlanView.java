package io.quittance.billing.plan;

import io.quittance.billing.plan.domain.PlanPrice;
import io.quittance.billing.plan.domain.PlanStatus;
import io.quittance.kernel.PlanId;
import java.time.Instant;
import java.util.Map;

/**
 * A plan on the wire.
 *
 * @param object always {@code plan}
 * @param status {@code active} or {@code archived}
 * @param active whether it is on sale; the same as the status, for those who only ask that
 * @param unitAmount minor units, per period and, if the model says so, per seat
 * @param archivedAt null while on sale
 */
record PlanView(
        PlanId id,
        String object,
        boolean livemode,
        String status,
        boolean active,
        String name,
        String pricingModel,
        long unitAmount,
        String currency,
        String interval,
        int intervalCount,
        Map<String, String> metadata,
        Instant createdAt,
        Instant archivedAt) {

    static PlanView of(Plan plan) {
        PlanPrice price = plan.price();
        return new PlanView(
                plan.planId(),
                "plan",
                plan.livemode(),
                plan.status().slug(),
                plan.status() == PlanStatus.ACTIVE,
                price.planName(),
                price.model().slug(),
                price.unit().minor(),
                price.unit().currency().getCurrencyCode(),
                plan.interval().unit().slug(),
                plan.interval().count(),
                plan.metadata(),
                plan.createdAt(),
                plan.archivedAt());
    }
}
