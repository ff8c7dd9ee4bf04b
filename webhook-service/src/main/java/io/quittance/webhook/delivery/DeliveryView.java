package io.quittance.webhook.delivery;

import io.quittance.kernel.DeliveryId;
import io.quittance.kernel.EventId;
import io.quittance.kernel.WebhookEndpointId;
import java.time.Instant;

/**
 * The delivery of an event to an endpoint on the wire.
 *
 * @param object always {@code webhook_delivery}
 * @param status {@code pending}, {@code succeeded}, {@code failed} or {@code canceled}
 * @param attemptCount attempts begun so far
 * @param nextAttemptAt null unless pending
 * @param completedAt null while pending
 */
record DeliveryView(
        DeliveryId id,
        String object,
        boolean livemode,
        WebhookEndpointId endpoint,
        EventId event,
        String eventType,
        String status,
        int attemptCount,
        Instant nextAttemptAt,
        Instant completedAt,
        Instant createdAt) {

    static DeliveryView of(Delivery delivery) {
        return new DeliveryView(
                delivery.deliveryId(),
                "webhook_delivery",
                delivery.livemode(),
                delivery.endpointId(),
                delivery.eventId(),
                delivery.eventType(),
                delivery.status().wireName(),
                delivery.attempt(),
                delivery.dueAt(),
                delivery.completedAt(),
                delivery.createdAt());
    }
}
