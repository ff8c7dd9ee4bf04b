package io.quittance.contracts.subscription;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.SubscriptionId;
import java.time.Instant;

/**
 * A subscription ended, for good.
 *
 * @param subscriptionId the subscription
 * @param customerId who subscribed
 * @param canceledAt when it ended
 * @param recurring what it brought in until then
 */
@EventType(value = "subscription.canceled.v1", topic = Topic.SUBSCRIPTION)
public record SubscriptionCanceled(
        SubscriptionId subscriptionId, CustomerId customerId, Instant canceledAt, Recurring recurring)
        implements EventData {}
