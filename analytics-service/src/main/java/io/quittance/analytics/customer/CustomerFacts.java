package io.quittance.analytics.customer;

import io.quittance.kernel.CustomerId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Which customers the current tenant has. Works in the open transaction. */
@ApplicationScoped
public class CustomerFacts {
    private final Sql sql;

    CustomerFacts(Sql sql) {
        this.sql = sql;
    }

    public Uni<Void> created(CustomerId id) {
        return change("""
                INSERT INTO customer_fact (tenant_id, livemode, id, deleted) VALUES ($1, $2, $3, false)
                ON CONFLICT DO NOTHING""", id);
    }

    public Uni<Void> deleted(CustomerId id) {
        return change("""
                INSERT INTO customer_fact (tenant_id, livemode, id, deleted) VALUES ($1, $2, $3, true)
                ON CONFLICT (tenant_id, livemode, id) DO UPDATE SET deleted = true""", id);
    }

    public Uni<Long> count() {
        TenantContext tenant = TenantContext.current();
        return sql.select(
                        "SELECT count(*) FROM customer_fact WHERE tenant_id = $1 AND livemode = $2 AND NOT deleted",
                        tenant.tenantId().value(),
                        tenant.livemode())
                .map(rows -> (Long) rows.get(0)[0]);
    }

    private Uni<Void> change(String statement, CustomerId id) {
        TenantContext tenant = TenantContext.current();
        return sql.update(statement, tenant.tenantId().value(), tenant.livemode(), id.value())
                .replaceWithVoid();
    }
}
