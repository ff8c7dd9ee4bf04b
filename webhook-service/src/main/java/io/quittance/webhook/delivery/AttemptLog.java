package io.quittance.webhook.delivery;

import io.quittance.kernel.DeliveryId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What became of each attempt. Its statements join the transaction under way. */
@ApplicationScoped
class AttemptLog {
    private final Sql sql;

    AttemptLog(Sql sql) {
        this.sql = sql;
    }

    Uni<Void> add(Claim claim, Answer answer) {
        return sql.update(
                        """
                        INSERT INTO delivery_attempt (tenant_id, livemode, delivery_id, number, started_at, duration_millis,
                                                      address, status, error, answer)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING""",
                        claim.tenantId().value(),
                        claim.livemode(),
                        claim.deliveryId().value(),
                        claim.attempt(),
                        answer.startedAt().atOffset(ZoneOffset.UTC),
                        answer.duration().toMillis(),
                        answer.address(),
                        answer.status(),
                        answer.error() == null ? null : answer.error().wireName(),
                        answer.excerpt())
                .replaceWithVoid();
    }

    /** Of the current tenant's delivery, the oldest first. */
    Uni<List<AttemptView>> of(DeliveryId delivery) {
        TenantContext tenant = TenantContext.current();
        return sql.select("""
                        SELECT number, started_at, duration_millis, address, status, error, answer FROM delivery_attempt
                        WHERE tenant_id = $1 AND livemode = $2 AND delivery_id = $3 ORDER BY number LIMIT 100""", tenant.tenantId().value(), tenant.livemode(), delivery.value())
                .map(rows -> rows.stream()
                        .map(row -> new AttemptView(
                                (Integer) row[0],
                                ((OffsetDateTime) row[1]).toInstant(),
                                (Long) row[2],
                                (String) row[3],
                                (Integer) row[4],
                                (String) row[5],
                                (String) row[6]))
                        .toList());
    }
}
