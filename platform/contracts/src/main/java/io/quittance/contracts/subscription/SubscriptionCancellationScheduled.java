package io.quittance.contracts.subscription;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.SubscriptionId;
import java.time.Instant;

/**
 * A subscription will end. It counts as recurring revenue until it does.
 *
 * @param subscriptionId the subscription
 * @param customerId who subscribed
 * @param cancelAt when it will end
 */
@EventType(value = "subscription.cancellation_scheduled.v1", topic = Topic.SUBSCRIPTION)
public record SubscriptionCancellationScheduled(SubscriptionId subscriptionId, CustomerId customerId, Instant cancelAt)
        implements EventData {}
