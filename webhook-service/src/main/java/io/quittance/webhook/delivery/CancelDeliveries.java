package io.quittance.webhook.delivery;

import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.webhook.endpoint.EndpointSilenced;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

/** Cancels what is still to be delivered to an endpoint that fell silent. */
@ApplicationScoped
class CancelDeliveries implements EndpointSilenced {
    private final Sql sql;

    CancelDeliveries(Sql sql) {
        this.sql = sql;
    }

    // A row that is locked is being recorded by its sender, who may wait for our lock on the endpoint: skip it rather
    // than
    // lock each other out. Whatever is pending afterwards is canceled when it is claimed (see DeliverEvent).
    @Override
    public Uni<Void> silenced(WebhookEndpointId endpoint, Instant at) {
        TenantContext tenant = TenantContext.current();
        return sql.update(
                        """
                        UPDATE delivery SET status = 'CANCELED', due_at = NULL, completed_at = $4
                        WHERE (tenant_id, livemode, id) IN (
                            SELECT tenant_id, livemode, id FROM delivery
                            WHERE tenant_id = $1 AND livemode = $2 AND endpoint_id = $3 AND status = 'PENDING'
                            FOR UPDATE SKIP LOCKED)""",
                        tenant.tenantId().value(),
                        tenant.livemode(),
                        endpoint.value(),
                        at.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }
}
