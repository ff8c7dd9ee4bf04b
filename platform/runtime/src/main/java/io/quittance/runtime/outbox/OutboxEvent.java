package io.quittance.runtime.outbox;

import io.quittance.contracts.CloudEventHeaders;
import io.quittance.kernel.EventId;
import io.quittance.kernel.TenantId;
import io.vertx.mutiny.sqlclient.Row;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/** One row of the outbox, and the CloudEvents record (binary mode) that it becomes. */
record OutboxEvent(
        long outboxId,
        UUID tenantId,
        boolean livemode,
        UUID eventId,
        String topic,
        String type,
        String key,
        String subject,
        long sequence,
        Instant effectiveAt,
        Instant occurredAt,
        String traceparent,
        String data) {

    static OutboxEvent of(Row row) {
        return new OutboxEvent(
                row.getLong("outbox_id"),
                row.getUUID("tenant_id"),
                row.getBoolean("livemode"),
                row.getUUID("event_id"),
                row.getString("topic"),
                row.getString("event_type"),
                row.getString("event_key"),
                row.getString("subject"),
                row.getLong("sequence"),
                instant(row.getOffsetDateTime("effective_at")),
                instant(row.getOffsetDateTime("occurred_at")),
                row.getString("traceparent"),
                row.getString("data"));
    }

    ProducerRecord<String, byte[]> toRecord(String source) {
        var message = new ProducerRecord<>(topic, key, data.getBytes(StandardCharsets.UTF_8));
        Headers headers = message.headers();
        put(headers, CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0);
        put(headers, CloudEventHeaders.ID, new EventId(eventId).toString());
        put(headers, CloudEventHeaders.TYPE, type);
        put(headers, CloudEventHeaders.SOURCE, source);
        put(headers, CloudEventHeaders.SUBJECT, subject);
        put(headers, CloudEventHeaders.TIME, occurredAt.toString());
        put(headers, CloudEventHeaders.TENANT_ID, new TenantId(tenantId).toString());
        put(headers, CloudEventHeaders.LIVEMODE, Boolean.toString(livemode));
        put(headers, CloudEventHeaders.SEQUENCE, Long.toString(sequence));
        put(headers, CloudEventHeaders.EFFECTIVE_TIME, effectiveAt.toString());
        put(headers, CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
        if (traceparent != null) {
            put(headers, CloudEventHeaders.TRACEPARENT, traceparent);
        }
        return message;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static Instant instant(OffsetDateTime time) {
        return time.toInstant();
    }
}
