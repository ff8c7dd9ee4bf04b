package io.quittance.contracts;

import io.quittance.kernel.EventId;
import io.quittance.kernel.TenantId;
import java.time.Instant;
import java.util.Objects;

/**
 * Something that happened to one aggregate, and what consumers need to know about it.
 *
 * @param id the same after every redelivery
 * @param tenantId whose it is
 * @param livemode live or test mode; together with the tenant it bounds everything that the event may touch
 * @param subject TypeID of the aggregate that changed
 * @param key record key on Kafka: the customer's id where there is one, else the tenant's. Events of one key keep their order
 * @param sequence position among the events of the subject, from 1
 * @param effectiveAt business time: when it took effect, by the customer's test clock if there is one
 * @param occurredAt wall-clock time at which it was recorded
 * @param traceparent W3C trace context in which it was recorded; null if nothing was traced
 * @param data the facts
 */
public record Event<T extends EventData>(
        EventId id,
        TenantId tenantId,
        boolean livemode,
        String subject,
        String key,
        long sequence,
        Instant effectiveAt,
        Instant occurredAt,
        String traceparent,
        T data) {

    public Event {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(effectiveAt, "effectiveAt");
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(data, "data");
        if (sequence < 1) {
            throw new IllegalArgumentException("Sequences start at 1, not " + sequence);
        }
    }

    /** Such as {@code invoice.paid.v1}. */
    public String type() {
        return EventTypes.nameOf(data.getClass());
    }

    public Topic topic() {
        return EventTypes.topicOf(data.getClass());
    }
}
