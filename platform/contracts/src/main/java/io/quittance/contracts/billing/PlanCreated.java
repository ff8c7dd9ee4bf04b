package io.quittance.contracts.billing;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.PlanId;

/**
 * A plan is on sale.
 *
 * @param planId the plan
 * @param name its name
 * @param model {@code flat} or {@code per_seat}; more may come
 * @param unitAmountMinor price per period, and per seat if the model says so; minor units
 * @param currency ISO 4217
 * @param intervalUnit {@code day}, {@code week}, {@code month} or {@code year}
 * @param intervalCount units per period, at least 1
 */
@EventType(value = "plan.created.v1", topic = Topic.BILLING)
public record PlanCreated(
        PlanId planId,
        String name,
        String model,
        long unitAmountMinor,
        String currency,
        String intervalUnit,
        int intervalCount)
        implements EventData {}
