package io.quittance.tenant.fence;

import io.quittance.runtime.outbox.NewEvent;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The outbox for events that are told in a mode of their own, whatever mode the caller looks at. The outbox is fenced by mode, so the
 * transaction changes its mode for the event and no longer.
 */
@ApplicationScoped
public class ModeOutbox {
    private final Outbox outbox;
    private final Sql sql;

    ModeOutbox(Outbox outbox, Sql sql) {
        this.outbox = outbox;
        this.sql = sql;
    }

    /** @param livemode in which it is told; what has no mode is told live */
    public Uni<Void> add(NewEvent event, boolean livemode) {
        TenantContext caller = TenantContext.current();
        if (caller.livemode() == livemode) {
            return outbox.add(event);
        }
        TenantContext other = new TenantContext(caller.tenantId(), livemode, caller.actor(), caller.traceparent());
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
