package io.quittance.webhook.event;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.quittance.contracts.Event;
import io.quittance.contracts.EventData;
import io.quittance.webhook.catalogue.PublicEvents;
import java.time.Instant;

/**
 * What a receiver reads: the shape that Standard Webhooks recommends, and what it takes to drop a stale message.
 *
 * @param type such as {@code invoice.paid}
 * @param timestamp when it happened, which no retry changes
 * @param subject TypeID of what changed
 * @param sequence position among the events of the subject: a lower one is older, whenever it arrives
 */
@JsonPropertyOrder({"type", "timestamp", "subject", "sequence", "data"})
record Body(String type, Instant timestamp, String subject, long sequence, EventData data) {

    static Body of(Event<?> event) {
        return new Body(
                PublicEvents.nameOf(event.data().getClass()),
                event.occurredAt(),
                event.subject(),
                event.sequence(),
                event.data());
    }
}
