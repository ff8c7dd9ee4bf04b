package io.quittance.contracts.subscription;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.SubscriptionId;

/**
 * A subscription is active: from now on it counts as recurring revenue.
 *
 * @param subscriptionId the subscription
 * @param customerId who subscribed
 * @param planId to what
 * @param quantity how many units (seats); 1 for a flat price
 * @param recurring what it brings in
 */
@EventType(value = "subscription.activated.v1", topic = Topic.SUBSCRIPTION)
public record SubscriptionActivated(
        SubscriptionId subscriptionId, CustomerId customerId, PlanId planId, long quantity, Recurring recurring)
        implements EventData {}
