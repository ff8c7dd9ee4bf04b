package io.quittance.billing.invoice;

import io.quittance.kernel.InvoiceId;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Cancels an issued invoice that was not paid. It keeps its number; nothing is owed on it any more. */
@ApplicationScoped
class VoidInvoice {
    private final Transactions transactions;
    private final InvoiceRepository invoices;
    private final Outbox outbox;
    private final Clock clock;

    VoidInvoice(Transactions transactions, InvoiceRepository invoices, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.invoices = invoices;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Invoice> cancel(InvoiceId id) {
        return transactions.tenant(() -> invoices.lock(id)
                .invoke(invoice -> invoice.become(invoice.state().voidAt(clock.instant())))
                .call(invoice -> outbox.add(InvoiceEvents.voided(invoice))));
    }
}
