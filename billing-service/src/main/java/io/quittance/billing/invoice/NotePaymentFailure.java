package io.quittance.billing.invoice;

import io.quittance.kernel.InvoiceId;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Notes that an attempt to collect an invoice failed. It stays open; of one that is settled by now, nobody needs to hear. */
@ApplicationScoped
class NotePaymentFailure {
    private final Transactions transactions;
    private final InvoiceRepository invoices;
    private final Outbox outbox;

    NotePaymentFailure(Transactions transactions, InvoiceRepository invoices, Outbox outbox) {
        this.transactions = transactions;
        this.invoices = invoices;
        this.outbox = outbox;
    }

    /**
     * @param failureCode as the provider said it
     * @param at effective time
     */
    Uni<Void> note(InvoiceId id, String failureCode, Instant at) {
        return transactions.tenant(() -> invoices.lock(id).chain(invoice -> {
            if (invoice.state().isSettled()) {
                return Uni.createFrom().voidItem();
            }
            invoice.become(invoice.state().failPayment());
            invoice.noteFailedAttempt(failureCode, at);
            return outbox.add(InvoiceEvents.paymentFailed(invoice, at));
        }));
    }
}
