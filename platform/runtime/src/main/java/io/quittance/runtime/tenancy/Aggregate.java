package io.quittance.runtime.tenancy;

import jakarta.persistence.MappedSuperclass;
import java.time.Instant;
import java.util.UUID;

/**
 * A tenant's row that events speak of. It numbers its own events, so that a consumer can tell an older fact from a newer one
 * whatever order they arrive in.
 */
@MappedSuperclass
public abstract class Aggregate extends TenantOwned {
    private long sequence;

    protected Aggregate() {}

    protected Aggregate(UUID id, Instant createdAt) {
        super(id, createdAt);
    }

    /** The number of this aggregate's next event, from 1. Counts in the same transaction as the change it tells of. */
    public long nextSequence() {
        return ++sequence;
    }
}
