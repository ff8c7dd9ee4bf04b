package io.quittance.billing.invoice;

import io.quittance.billing.invoice.domain.LineItem;
import io.quittance.kernel.BillingPeriod;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.InvoiceLineId;
import io.quittance.kernel.Money;
import io.quittance.kernel.PlanId;
import io.quittance.runtime.tenancy.TenantOwned;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** The row of a {@link LineItem}. Written once: the role that serves may neither change nor delete it. */
@Entity
@Immutable
class InvoiceLine extends TenantOwned {
    private UUID invoiceId;
    private int position;
    private UUID planId;
    private String description;
    private Instant periodStart;
    private Instant periodEnd;
    private long quantity;
    private long unitAmountMinor;
    private long amountMinor;
    private String currency;

    protected InvoiceLine() {}

    /** @param position from 1 */
    InvoiceLine(InvoiceId invoice, int position, LineItem item, Instant createdAt) {
        super(InvoiceLineId.next().value(), createdAt);
        this.invoiceId = invoice.value();
        this.position = position;
        planId = item.planId().value();
        description = item.description();
        periodStart = item.period().start();
        periodEnd = item.period().end();
        quantity = item.quantity();
        unitAmountMinor = item.unitAmount().minor();
        amountMinor = item.amount().minor();
        currency = item.unitAmount().currency().getCurrencyCode();
    }

    InvoiceLineId lineId() {
        return new InvoiceLineId(id());
    }

    LineItem item() {
        return new LineItem(
                description,
                new PlanId(planId),
                new BillingPeriod(periodStart, periodEnd),
                quantity,
                Money.of(unitAmountMinor, currency));
    }
}
