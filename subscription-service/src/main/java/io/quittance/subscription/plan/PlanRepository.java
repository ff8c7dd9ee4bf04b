package io.quittance.subscription.plan;

import io.quittance.contracts.billing.PlanCreated;
import io.quittance.kernel.PlanId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.tenancy.TenantRepository;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

@ApplicationScoped
class PlanRepository implements TenantRepository<Plan> {
    private final Sql sql;

    PlanRepository(Sql sql) {
        this.sql = sql;
    }

    Uni<Plan> find(PlanId id) {
        return findById(id.value());
    }

    /** Remembers a plan that the event or a look-up brought, whichever came first. */
    Uni<Void> remember(PlanCreated plan, Instant createdAt) {
        TenantContext tenant = TenantContext.current();
        return sql.update(
                        """
                        INSERT INTO plan (tenant_id, livemode, id, per_seat, unit_amount_minor, currency,
                            interval_unit, interval_count, archived, created_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, false, $9) ON CONFLICT DO NOTHING""",
                        tenant.tenantId().value(),
                        tenant.livemode(),
                        plan.planId().value(),
                        "per_seat".equals(plan.model()),
                        plan.unitAmountMinor(),
                        plan.currency(),
                        plan.intervalUnit(),
                        plan.intervalCount(),
                        createdAt.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    Uni<Void> archive(PlanId id) {
        return update("archived = true where id = ?1", id.value()).replaceWithVoid();
    }
}
