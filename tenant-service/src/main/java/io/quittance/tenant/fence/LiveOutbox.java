package io.quittance.tenant.fence;

import io.quittance.runtime.outbox.NewEvent;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The outbox for events of what has no mode: told live, whatever mode the caller looks at. The outbox is fenced by mode, so the
 * transaction changes its mode for the event and no longer.
 */
@ApplicationScoped
public class LiveOutbox {
    private final Outbox outbox;
    private final Sql sql;

    LiveOutbox(Outbox outbox, Sql sql) {
        this.outbox = outbox;
        this.sql = sql;
    }

    public Uni<Void> add(NewEvent event) {
        TenantContext caller = TenantContext.current();
        if (caller.livemode()) {
            return outbox.add(event);
        }
        TenantContext live = new TenantContext(caller.tenantId(), true, caller.actor(), caller.traceparent());
        return change(live)
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
