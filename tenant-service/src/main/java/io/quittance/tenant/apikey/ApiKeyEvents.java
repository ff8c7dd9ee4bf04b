package io.quittance.tenant.apikey;

import io.quittance.contracts.EventData;
import io.quittance.contracts.tenant.ApiKeyChanged;
import io.quittance.contracts.tenant.ApiKeyCreated;
import io.quittance.contracts.tenant.ApiKeyRevoked;
import io.quittance.runtime.outbox.NewEvent;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.tenant.fence.ModeOutbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** What the platform hears of keys, told in the mode that the key opens; whoever manages keys may be speaking in the other one. */
@ApplicationScoped
class ApiKeyEvents {
    private final ModeOutbox outbox;

    ApiKeyEvents(ModeOutbox outbox) {
        this.outbox = outbox;
    }

    Uni<Void> created(ApiKey key) {
        return tell(
                key,
                key.createdAt(),
                new ApiKeyCreated(key.keyId(), key.mode().text(), key.type().text()));
    }

    /** What the edge must look up anew: its end, scopes or addresses are others now. */
    Uni<Void> changed(ApiKey key, Instant at) {
        return tell(key, at, new ApiKeyChanged(key.keyId()));
    }

    Uni<Void> revoked(ApiKey key) {
        return tell(key, key.revokedAt(), new ApiKeyRevoked(key.keyId()));
    }

    private Uni<Void> tell(ApiKey key, Instant at, EventData data) {
        String tenant = TenantContext.current().tenantId().toString();
        return outbox.add(
                new NewEvent(key.keyId().toString(), tenant, key.nextSequence(), at, data),
                key.mode().isLive());
    }
}
