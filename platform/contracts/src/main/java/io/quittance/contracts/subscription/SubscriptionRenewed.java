package io.quittance.contracts.subscription;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.SubscriptionId;
import java.time.Instant;

/**
 * A further period began and is to be billed.
 *
 * @param subscriptionId the subscription
 * @param customerId who subscribed
 * @param planId to what
 * @param quantity how many units (seats); 1 for a flat price
 * @param periodStart first instant of the period
 * @param periodEnd first instant after it
 * @param recurring what it brings in
 */
@EventType(value = "subscription.renewed.v1", topic = Topic.SUBSCRIPTION)
public record SubscriptionRenewed(
        SubscriptionId subscriptionId,
        CustomerId customerId,
        PlanId planId,
        long quantity,
        Instant periodStart,
        Instant periodEnd,
        Recurring recurring)
        implements EventData {}
