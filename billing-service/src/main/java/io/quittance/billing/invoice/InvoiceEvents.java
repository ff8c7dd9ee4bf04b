package io.quittance.billing.invoice;

import io.quittance.contracts.EventData;
import io.quittance.contracts.billing.InvoiceFinalized;
import io.quittance.contracts.billing.InvoicePaid;
import io.quittance.contracts.billing.InvoicePaymentFailed;
import io.quittance.contracts.billing.InvoiceVoided;
import io.quittance.runtime.outbox.NewEvent;
import java.time.Instant;

/** What the platform hears of invoices, in order per customer. */
final class InvoiceEvents {
    private InvoiceEvents() {}

    static NewEvent finalized(Invoice invoice) {
        return event(
                invoice,
                invoice.finalizedAt(),
                new InvoiceFinalized(
                        invoice.invoiceId(),
                        invoice.customerId(),
                        invoice.subscriptionId(),
                        invoice.number(),
                        invoice.total().minor(),
                        invoice.due().minor(),
                        currency(invoice),
                        invoice.finalizedAt()));
    }

    static NewEvent paid(Invoice invoice) {
        return event(
                invoice,
                invoice.paidAt(),
                new InvoicePaid(
                        invoice.invoiceId(),
                        invoice.customerId(),
                        invoice.subscriptionId(),
                        invoice.number(),
                        invoice.paid().minor(),
                        currency(invoice),
                        invoice.paidAt()));
    }

    static NewEvent paymentFailed(Invoice invoice, Instant at) {
        return event(
                invoice,
                at,
                new InvoicePaymentFailed(
                        invoice.invoiceId(),
                        invoice.customerId(),
                        invoice.subscriptionId(),
                        invoice.number(),
                        invoice.due().minor(),
                        currency(invoice),
                        invoice.lastFailureCode(),
                        at));
    }

    static NewEvent voided(Invoice invoice) {
        return event(
                invoice,
                invoice.voidedAt(),
                new InvoiceVoided(
                        invoice.invoiceId(), invoice.customerId(), invoice.subscriptionId(), invoice.number()));
    }

    private static NewEvent event(Invoice invoice, Instant at, EventData data) {
        return new NewEvent(
                invoice.invoiceId().toString(), invoice.customerId().toString(), invoice.nextSequence(), at, data);
    }

    private static String currency(Invoice invoice) {
        return invoice.total().currency().getCurrencyCode();
    }
}
