package io.quittance.payment.collection;

import io.quittance.payment.ledger.Ledger;
import io.quittance.payment.provider.domain.ChargeOutcome;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jboss.logging.Logger;

/** Writes down what the provider said: attempt, payment, ledger and event in one transaction, once. */
@ApplicationScoped
class RecordOutcome {
    private static final Logger LOG = Logger.getLogger(RecordOutcome.class);

    private final Transactions transactions;
    private final PaymentAttemptRepository attempts;
    private final PaymentRepository payments;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Clock clock;

    RecordOutcome(
            Transactions transactions,
            PaymentAttemptRepository attempts,
            PaymentRepository payments,
            Ledger ledger,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.attempts = attempts;
        this.payments = payments;
        this.ledger = ledger;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Void> record(DueAttempt due, ChargeOutcome outcome) {
        return transactions.as(due.tenant(), () -> attempts.findLocked(due.id().value())
                .chain(attempt -> attempt.isPending()
                        ? payments.lock(attempt.paymentId())
                                .chain(payment -> outcome.tell(new Bookkeeping(payment, attempt, clock.instant())))
                        : Uni.createFrom().voidItem()));
    }

    /** Turns each meaning of an outcome into what is written. */
    private final class Bookkeeping implements ChargeOutcome.Listener<Uni<Void>> {
        private final Payment payment;
        private final PaymentAttempt attempt;
        private final Instant now;

        Bookkeeping(Payment payment, PaymentAttempt attempt, Instant now) {
            this.payment = payment;
            this.attempt = attempt;
            this.now = now;
        }

        @Override
        public Uni<Void> collected(String chargeReference) {
            payment.become(payment.state().succeed(now));
            attempt.succeed(chargeReference, now);
            return ledger.bookCollected(payment.paymentId(), payment.amount(), payment.effectiveAt())
                    .chain(() -> outbox.add(PaymentEvents.succeeded(payment, now)));
        }

        @Override
        public Uni<Void> refused(String code, boolean retryable) {
            payment.become(payment.state().fail(code, now));
            attempt.decline(code, retryable, now);
            return outbox.add(PaymentEvents.failed(payment, code, now));
        }

        @Override
        public Uni<Void> undecided(String reason) {
            LOG.warnf("Attempt %s is asked again: %s", attempt.attemptId(), reason);
            attempt.askAgain(now);
            return Uni.createFrom().voidItem();
        }
    }
}
