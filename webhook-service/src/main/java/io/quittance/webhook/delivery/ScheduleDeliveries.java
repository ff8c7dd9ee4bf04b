package io.quittance.webhook.delivery;

import io.quittance.kernel.DeliveryId;
import io.quittance.kernel.EventId;
import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Puts an event on its way to endpoints, in the transaction that stores the event. */
@ApplicationScoped
public class ScheduleDeliveries {
    private final Sql sql;
    private final Clock clock;

    ScheduleDeliveries(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Due at once. An event that is on its way to an endpoint already stays as it is. */
    public Uni<Void> schedule(EventId event, String eventType, List<WebhookEndpointId> endpoints) {
        TenantContext tenant = TenantContext.current();
        return sql.update(
                        """
                        INSERT INTO delivery (tenant_id, livemode, id, endpoint_id, event_id, event_type, status, due_at, created_at)
                        SELECT $1, $2, one.id, one.endpoint_id, $5, $6, 'PENDING', $7, $7
                        FROM unnest($3::uuid[], $4::uuid[]) AS one (id, endpoint_id)
                        ON CONFLICT ON CONSTRAINT delivery_once_per_event_and_endpoint DO NOTHING""",
                        tenant.tenantId().value(),
                        tenant.livemode(),
                        endpoints.stream()
                                .map(ignored -> DeliveryId.next().value())
                                .toArray(UUID[]::new),
                        endpoints.stream().map(WebhookEndpointId::value).toArray(UUID[]::new),
                        event.value(),
                        eventType,
                        clock.instant().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }
}
