package io.quittance.billing.invoice;

import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The numbers of a tenant's invoices in one mode: 1, 2, 3 … without a gap, because the tax office asks for the missing one. A
 * database sequence cannot do it; it forgets what a rollback took.
 */
@ApplicationScoped
class InvoiceNumbers {
    private final Sql sql;

    InvoiceNumbers(Sql sql) {
        this.sql = sql;
    }

    /**
     * The next number. Locks the tenant's counter until the transaction ends, so everyone who finalizes for this tenant waits:
     * ask as late as you can. A rollback gives the number back.
     */
    Uni<Long> next() {
        TenantContext tenant = TenantContext.current();
        return sql.select("""
                        INSERT INTO invoice_number AS counter (tenant_id, livemode, next) VALUES ($1, $2, 2)
                        ON CONFLICT (tenant_id, livemode) DO UPDATE SET next = counter.next + 1
                        RETURNING next - 1""", tenant.tenantId().value(), tenant.livemode()).map(rows -> (Long) rows.get(0)[0]);
    }
}
