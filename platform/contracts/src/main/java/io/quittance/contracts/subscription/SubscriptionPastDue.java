package io.quittance.contracts.subscription;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.SubscriptionId;

/**
 * An invoice of the subscription could not be collected. It still counts as recurring revenue.
 *
 * @param subscriptionId the subscription
 * @param customerId who subscribed
 * @param recurring what it brings in
 */
@EventType(value = "subscription.past_due.v1", topic = Topic.SUBSCRIPTION)
public record SubscriptionPastDue(SubscriptionId subscriptionId, CustomerId customerId, Recurring recurring)
        implements EventData {}
