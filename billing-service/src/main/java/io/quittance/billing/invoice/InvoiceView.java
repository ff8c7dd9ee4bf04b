package io.quittance.billing.invoice;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.kernel.BillingPeriod;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.SubscriptionId;
import java.time.Instant;
import java.util.List;

/**
 * An invoice on the wire. Amounts are minor units of the currency; times are effective times.
 *
 * @param object always {@code invoice}
 * @param number gap-free per tenant and mode; null for a draft
 * @param amountRemaining what is still owed
 * @param attemptCount how many attempts to collect it failed
 * @param lastFailureCode why the last of them did, as the provider said it; or null
 * @param lines left out in lists
 */
record InvoiceView(
        InvoiceId id,
        String object,
        boolean livemode,
        String status,
        Long number,
        CustomerId customer,
        SubscriptionId subscription,
        Instant periodStart,
        Instant periodEnd,
        String currency,
        long total,
        long amountDue,
        long amountPaid,
        long amountRemaining,
        int attemptCount,
        String lastFailureCode,
        Instant createdAt,
        Instant finalizedAt,
        Instant dueAt,
        Instant paidAt,
        Instant voidedAt,
        Instant uncollectibleAt,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<InvoiceLineView> lines) {

    static InvoiceView withoutLines(Invoice invoice) {
        return of(invoice, null);
    }

    static InvoiceView withLines(Invoice invoice, List<InvoiceLine> lines) {
        return of(invoice, lines.stream().map(InvoiceLineView::of).toList());
    }

    private static InvoiceView of(Invoice invoice, List<InvoiceLineView> lines) {
        BillingPeriod period = invoice.period();
        long remaining = invoice.state().isSettled() ? 0 : invoice.due().minor();
        return new InvoiceView(
                invoice.invoiceId(),
                "invoice",
                invoice.livemode(),
                invoice.state().status().slug(),
                invoice.number(),
                invoice.customerId(),
                invoice.subscriptionId(),
                period == null ? null : period.start(),
                period == null ? null : period.end(),
                invoice.total().currency().getCurrencyCode(),
                invoice.total().minor(),
                invoice.due().minor(),
                invoice.paid().minor(),
                remaining,
                invoice.attemptCount(),
                invoice.lastFailureCode(),
                invoice.createdAt(),
                invoice.finalizedAt(),
                invoice.dueAt(),
                invoice.paidAt(),
                invoice.voidedAt(),
                invoice.uncollectibleAt(),
                lines);
    }
}
