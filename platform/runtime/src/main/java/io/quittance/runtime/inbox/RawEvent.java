package io.quittance.runtime.inbox;

import io.quittance.contracts.CloudEventHeaders;
import io.quittance.kernel.EventId;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.tenancy.TenantContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** An event as it stands on Kafka: its envelope read, its data still text, so that it can be parked even if nobody can read it. */
record RawEvent(
        UUID eventId,
        UUID tenantId,
        boolean livemode,
        String type,
        String topic,
        String key,
        String subject,
        long sequence,
        Instant effectiveAt,
        Instant occurredAt,
        String traceparent,
        String data) {

    /** Reads the envelope; throws if the record is none of ours. */
    static RawEvent of(ConsumerRecord<String, byte[]> record) {
        return new RawEvent(
                EventId.fromString(header(record, CloudEventHeaders.ID)).value(),
                TenantId.fromString(header(record, CloudEventHeaders.TENANT_ID)).value(),
                Boolean.parseBoolean(header(record, CloudEventHeaders.LIVEMODE)),
                header(record, CloudEventHeaders.TYPE),
                record.topic(),
                record.key(),
                header(record, CloudEventHeaders.SUBJECT),
                Long.parseLong(header(record, CloudEventHeaders.SEQUENCE)),
                Instant.parse(header(record, CloudEventHeaders.EFFECTIVE_TIME)),
                Instant.parse(header(record, CloudEventHeaders.TIME)),
                text(record.headers().lastHeader(CloudEventHeaders.TRACEPARENT)),
                new String(record.value(), StandardCharsets.UTF_8));
    }

    /** The type alone, or null: it tells whether anyone here cares, before anything else is read. */
    static String typeOf(ConsumerRecord<String, byte[]> record) {
        return text(record.headers().lastHeader(CloudEventHeaders.TYPE));
    }

    TenantContext tenant(String consumer) {
        return new TenantContext(new TenantId(tenantId), livemode, consumer, traceparent);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        String value = text(record.headers().lastHeader(name));
        if (value == null) {
            throw new IllegalArgumentException("header " + name + " is missing");
        }
        return value;
    }

    private static String text(Header header) {
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }
}
