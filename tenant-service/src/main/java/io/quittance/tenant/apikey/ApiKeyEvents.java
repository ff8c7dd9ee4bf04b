package io.quittance.tenant.apikey;

import io.quittance.contracts.EventData;
import io.quittance.contracts.tenant.ApiKeyChanged;
import io.quittance.contracts.tenant.ApiKeyCreated;
import io.quittance.contracts.tenant.ApiKeyRevoked;
import io.quittance.runtime.outbox.NewEvent;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/**
 * What the platform hears of keys, told in the mode that the key opens. The outbox is fenced by mode, and whoever manages keys
 * may be speaking in the other one: so the transaction changes its mode for the event and no longer.
 */
@ApplicationScoped
class ApiKeyEvents {
    private final Outbox outbox;
    private final Sql sql;

    ApiKeyEvents(Outbox outbox, Sql sql) {
        this.outbox = outbox;
        this.sql = sql;
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
        TenantContext caller = TenantContext.current();
        NewEvent event =
                new NewEvent(key.keyId().toString(), caller.tenantId().toString(), key.nextSequence(), at, data);
        if (caller.livemode() == key.mode().isLive()) {
            return outbox.add(event);
        }
        TenantContext other =
                new TenantContext(caller.tenantId(), key.mode().isLive(), caller.actor(), caller.traceparent());
        return change(other)
                .chain(() -> outbox.add(event))
                .eventually(caller::enter)
                .chain(() -> change(caller));
    }

    private Uni<Void> change(TenantContext mode) {
        return sql.select("SELECT set_config('app.livemode', $1, true)", Boolean.toString(mode.livemode()))
                .invoke(mode::enter)
                .replaceWithVoid();
    }
}
