package io.quittance.webhook.event;

import io.quittance.kernel.EventId;
import io.quittance.runtime.tenancy.TenantOwned;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;

/** A public event that at least one endpoint wanted, as it is sent. */
@Entity
@Table(name = "event")
class StoredEvent extends TenantOwned {
    private String type;
    private String subject;
    private long sequence;
    private Instant occurredAt;
    private String body;

    protected StoredEvent() {}

    StoredEvent(EventId id, String type, String subject, long sequence, Instant occurredAt, String body, Instant now) {
        super(id.value(), now);
        this.type = type;
        this.subject = subject;
        this.sequence = sequence;
        this.occurredAt = occurredAt;
        this.body = body;
    }

    EventId eventId() {
        return new EventId(id());
    }

    /** Such as {@code invoice.paid}. */
    String type() {
        return type;
    }

    /** TypeID of what changed. */
    String subject() {
        return subject;
    }

    /** Position among the events of the subject. */
    long sequence() {
        return sequence;
    }

    Instant occurredAt() {
        return occurredAt;
    }

    /** The very text that is signed and sent. */
    String body() {
        return body;
    }
}
