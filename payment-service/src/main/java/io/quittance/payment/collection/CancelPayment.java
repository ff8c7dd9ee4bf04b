package io.quittance.payment.collection;

import io.quittance.kernel.InvoiceId;
import io.quittance.payment.collection.domain.IllegalTransition;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jboss.logging.Logger;

/** Gives up the payment of an invoice that is void. */
@ApplicationScoped
class CancelPayment {
    private static final Logger LOG = Logger.getLogger(CancelPayment.class);

    private final PaymentRepository payments;
    private final Clock clock;

    CancelPayment(PaymentRepository payments, Clock clock) {
        this.payments = payments;
        this.clock = clock;
    }

    Uni<Void> cancel(InvoiceId invoice) {
        return payments.findLockedByInvoice(invoice)
                .onItem()
                .ifNotNull()
                .invoke(this::cancel)
                .replaceWithVoid();
    }

    private void cancel(Payment payment) {
        try {
            payment.become(payment.state().cancel(clock.instant()));
        } catch (IllegalTransition refused) {
            // The money is there or on its way, and cannot be called back: its event tells billing, which owes it to
            // the
            // customer then. Failing would hold up everything else of this customer.
            LOG.warnf("Payment %s outlives its invoice: %s", payment.paymentId(), refused.getMessage());
        }
    }
}
