package io.quittance.analytics.event;

import io.quittance.kernel.AnalyticsEventId;
import io.quittance.kernel.CustomerId;
import java.time.Instant;
import java.util.Map;

/**
 * An event on the wire.
 *
 * @param object always {@code analytics.event}
 * @param customer null if it is about none
 */
record AnalyticsEventView(
        AnalyticsEventId id,
        String object,
        boolean livemode,
        String name,
        CustomerId customer,
        Instant occurredAt,
        Map<String, Object> properties,
        Instant createdAt) {

    static AnalyticsEventView of(AnalyticsEvent event) {
        return new AnalyticsEventView(
                event.eventId(),
                "analytics.event",
                event.livemode(),
                event.name(),
                event.customerId(),
                event.occurredAt(),
                event.properties(),
                event.createdAt());
    }
}
