package io.quittance.billing.invoice;

import io.quittance.billing.invoice.domain.LineItem;
import io.quittance.kernel.InvoiceLineId;
import io.quittance.kernel.PlanId;
import java.time.Instant;

/**
 * A line on the wire. Amounts are minor units of the currency.
 *
 * @param object always {@code invoice_line}
 * @param amount quantity × unit amount
 */
record InvoiceLineView(
        InvoiceLineId id,
        String object,
        String description,
        PlanId plan,
        Instant periodStart,
        Instant periodEnd,
        long quantity,
        long unitAmount,
        long amount,
        String currency) {

    static InvoiceLineView of(InvoiceLine line) {
        LineItem item = line.item();
        return new InvoiceLineView(
                line.lineId(),
                "invoice_line",
                item.description(),
                item.planId(),
                item.period().start(),
                item.period().end(),
                item.quantity(),
                item.unitAmount().minor(),
                item.amount().minor(),
                item.amount().currency().getCurrencyCode());
    }
}
