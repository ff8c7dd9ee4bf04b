package io.quittance.billing.invoice;

import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;

/** The money received for invoices, one row per payment however often we are told of it. */
@ApplicationScoped
class InvoicePayments {
    private final Sql sql;

    InvoicePayments(Sql sql) {
        this.sql = sql;
    }

    /** Notes the payment that pays an invoice. Fails for one that was noted before: no money pays twice. */
    Uni<Void> settle(Receipt receipt) {
        return note(receipt, true)
                .invoke(rows -> {
                    if (rows == 0) {
                        throw new IllegalStateException(receipt.paymentId() + " was taken for another invoice");
                    }
                })
                .replaceWithVoid();
    }

    /** Notes money that came when nothing was owed; answers false for a payment that was noted before. */
    Uni<Boolean> keepAsSurplus(Receipt receipt) {
        return note(receipt, false).map(rows -> rows == 1);
    }

    private Uni<Integer> note(Receipt receipt, boolean settles) {
        TenantContext tenant = TenantContext.current();
        return sql.update(
                """
                INSERT INTO invoice_payment
                    (tenant_id, livemode, payment_id, invoice_id, amount_minor, currency, settles, received_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (tenant_id, livemode, payment_id) DO NOTHING""",
                tenant.tenantId().value(),
                tenant.livemode(),
                receipt.paymentId().value(),
                receipt.invoiceId().value(),
                receipt.amount().minor(),
                receipt.amount().currency().getCurrencyCode(),
                settles,
                receipt.at().atOffset(ZoneOffset.UTC));
    }
}
