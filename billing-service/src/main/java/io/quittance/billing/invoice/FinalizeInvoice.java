package io.quittance.billing.invoice;

import io.quittance.billing.invoice.domain.Issue;
import io.quittance.kernel.Money;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Issues a draft: gives it its number, makes it due, and settles it at once if nothing is owed. */
@ApplicationScoped
class FinalizeInvoice {
    private final Transactions transactions;
    private final InvoiceRepository invoices;
    private final InvoiceNumbers numbers;
    private final Outbox outbox;

    FinalizeInvoice(Transactions transactions, InvoiceRepository invoices, InvoiceNumbers numbers, Outbox outbox) {
        this.transactions = transactions;
        this.invoices = invoices;
        this.numbers = numbers;
        this.outbox = outbox;
    }

    /** @param at effective time; what is charged automatically is due at once */
    Uni<Void> finalize(Invoice draft, Instant at) {
        // Whatever can be written or refused without the number is, before the number's lock is taken.
        return transactions.tenant(() -> invoices.flush()
                .chain(numbers::next)
                .invoke(number -> draft.become(draft.state().finalizeAs(new Issue(number, draft.due(), at, at))))
                .chain(() -> outbox.add(InvoiceEvents.finalized(draft)))
                .chain(() -> draft.due().isZero()
                        ? payNothing(draft, at)
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> payNothing(Invoice invoice, Instant at) {
        invoice.become(invoice.state().pay(Money.zero(invoice.due().currency()), at));
        return outbox.add(InvoiceEvents.paid(invoice));
    }
}
