package io.quittance.payment.collection;

import io.quittance.contracts.Event;
import io.quittance.contracts.billing.InvoiceFinalized;
import io.quittance.kernel.PaymentId;
import io.quittance.payment.method.DefaultMethods;
import io.quittance.payment.method.PaymentMethod;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;

/**
 * Opens the one payment of an invoice and writes down the attempt that is to be made, in the transaction that claims the
 * invoice's event. Asking the provider comes after the commit: {@link MakeAttempt}.
 */
@ApplicationScoped
class CollectInvoice {
    private static final String METHOD_MISSING = "payment_method_missing";

    private final PaymentRepository payments;
    private final PaymentAttemptRepository attempts;
    private final DefaultMethods methods;
    private final Transactions transactions;
    private final Runnable wakeSweep;
    private final Outbox outbox;
    private final Clock clock;

    CollectInvoice(
            PaymentRepository payments,
            PaymentAttemptRepository attempts,
            DefaultMethods methods,
            Transactions transactions,
            AttemptSweep sweep,
            Outbox outbox,
            Clock clock) {
        this.payments = payments;
        this.attempts = attempts;
        this.methods = methods;
        this.transactions = transactions;
        this.wakeSweep = sweep::wake;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> collect(Event<InvoiceFinalized> event) {
        InvoiceFinalized invoice = event.data();
        if (invoice.amountDueMinor() <= 0) {
            return Uni.createFrom().voidItem();
        }
        return payments.findLockedByInvoice(invoice.invoiceId())
                .chain(known -> known != null
                        ? Uni.createFrom().voidItem()
                        : methods.find(invoice.customerId()).chain(method -> open(event, method)));
    }

    private Uni<Void> open(Event<InvoiceFinalized> event, PaymentMethod method) {
        Instant now = clock.instant();
        Payment payment = new Payment(PaymentId.next(), event.data(), event.effectiveAt(), now);
        if (method == null) {
            return outbox.add(PaymentEvents.failed(payment, METHOD_MISSING, now))
                    .chain(() -> payments.persist(payment))
                    .replaceWithVoid();
        }
        payment.become(payment.state().attempt(now));
        transactions.afterCommit(wakeSweep);
        PaymentAttempt attempt =
                new PaymentAttempt(payment.paymentId(), 1, method.paymentMethodId(), event.traceparent(), now);
        return payments.persist(payment).chain(() -> attempts.persist(attempt)).replaceWithVoid();
    }
}
