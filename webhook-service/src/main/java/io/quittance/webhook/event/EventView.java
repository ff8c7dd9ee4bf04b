package io.quittance.webhook.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.quittance.kernel.EventId;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A sent event on the wire.
 *
 * @param object always {@code webhook_event}
 * @param body what its receivers were sent
 */
record EventView(
        EventId id,
        String object,
        boolean livemode,
        String type,
        String subject,
        long sequence,
        Instant occurredAt,
        Instant createdAt,
        @JsonRawValue @Schema(type = SchemaType.OBJECT) String body) {

    static EventView of(StoredEvent event) {
        return new EventView(
                event.eventId(),
                "webhook_event",
                event.livemode(),
                event.type(),
                event.subject(),
                event.sequence(),
                event.occurredAt(),
                event.createdAt(),
                event.body());
    }
}
