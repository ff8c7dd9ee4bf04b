package io.quittance.billing.invoice;

import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Takes the money that came for an invoice. If nothing is owed any more (another payment was faster, or somebody voided it) the
 * money is kept as surplus: the invoice stays as it is and nothing is lost.
 */
@ApplicationScoped
class SettleInvoice {
    private static final Logger LOG = Logger.getLogger(SettleInvoice.class);

    private final Transactions transactions;
    private final InvoiceRepository invoices;
    private final InvoicePayments payments;
    private final Outbox outbox;

    SettleInvoice(Transactions transactions, InvoiceRepository invoices, InvoicePayments payments, Outbox outbox) {
        this.transactions = transactions;
        this.invoices = invoices;
        this.payments = payments;
        this.outbox = outbox;
    }

    Uni<Void> settle(Receipt receipt) {
        return transactions.tenant(() -> invoices.lock(receipt.invoiceId())
                .chain(invoice -> invoice.state().isSettled() ? keep(receipt, invoice) : pay(receipt, invoice)));
    }

    private Uni<Void> pay(Receipt receipt, Invoice invoice) {
        invoice.become(invoice.state().pay(receipt.amount(), receipt.at()));
        return payments.settle(receipt).chain(() -> outbox.add(InvoiceEvents.paid(invoice)));
    }

    private Uni<Void> keep(Receipt receipt, Invoice invoice) {
        return payments.keepAsSurplus(receipt)
                .invoke(isNew -> {
                    if (isNew) {
                        LOG.warnf(
                                "Payment %s of %s is surplus: invoice %s is %s",
                                receipt.paymentId(),
                                receipt.amount(),
                                receipt.invoiceId(),
                                invoice.state().status().slug());
                    }
                })
                .replaceWithVoid();
    }
}
