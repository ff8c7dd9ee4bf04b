package io.quittance.billing.invoice.domain;

import io.quittance.kernel.Money;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * Where an invoice stands. A state answers an action with the next state, or refuses it.
 *
 * <p>A number is given once, when the draft is finalized, and stays with the invoice in every later state. Times are effective
 * times, which on a test clock differ from the wall clock.
 */
public sealed interface InvoiceState {

    InvoiceStatus status();

    /** What finalizing gave it; empty for a draft. */
    Optional<Issue> issue();

    /** Nothing is owed on it any more, nor will be: money that still comes for it is surplus. */
    default boolean isSettled() {
        return false;
    }

    default InvoiceState finalizeAs(Issue issue) {
        throw refuse("finalized");
    }

    /** Accepts exactly what is due; an invoice is paid by one payment. */
    default InvoiceState pay(Money paid, Instant at) {
        throw refuse("paid");
    }

    /** An attempt to collect it failed. It stays as it is, if it may be collected at all. */
    default InvoiceState failPayment() {
        throw refuse("attempted");
    }

    default InvoiceState voidAt(Instant at) {
        throw refuse("voided");
    }

    /** Nobody expects the money any more; it is still owed. */
    default InvoiceState giveUp(Instant at) {
        throw refuse("marked uncollectible");
    }

    /** Not issued yet: it has no number and may still change. */
    record Draft() implements InvoiceState {
        @Override
        public InvoiceStatus status() {
            return InvoiceStatus.DRAFT;
        }

        @Override
        public Optional<Issue> issue() {
            return Optional.empty();
        }

        @Override
        public InvoiceState finalizeAs(Issue issue) {
            return new Open(issue);
        }
    }

    /** Issued and owed. */
    record Open(Issue issued) implements Issued {
        public Open {
            Objects.requireNonNull(issued, "issued");
        }

        @Override
        public InvoiceStatus status() {
            return InvoiceStatus.OPEN;
        }

        @Override
        public InvoiceState pay(Money paid, Instant at) {
            return Issued.payInFull(issued, paid, at);
        }

        @Override
        public InvoiceState failPayment() {
            return this;
        }

        @Override
        public InvoiceState voidAt(Instant at) {
            return new Void(issued, at);
        }

        @Override
        public InvoiceState giveUp(Instant at) {
            return new Uncollectible(issued, at);
        }
    }

    /** Owed, and not expected to be paid. It may be paid all the same, or voided. */
    record Uncollectible(Issue issued, Instant givenUpAt) implements Issued {
        public Uncollectible {
            Objects.requireNonNull(issued, "issued");
            Objects.requireNonNull(givenUpAt, "givenUpAt");
        }

        @Override
        public InvoiceStatus status() {
            return InvoiceStatus.UNCOLLECTIBLE;
        }

        @Override
        public InvoiceState pay(Money paid, Instant at) {
            return Issued.payInFull(issued, paid, at);
        }

        @Override
        public InvoiceState failPayment() {
            return this;
        }

        @Override
        public InvoiceState voidAt(Instant at) {
            return new Void(issued, at);
        }
    }

    /** Settled by money, or because nothing was due. Terminal. */
    record Paid(Issue issued, Instant paidAt) implements Issued {
        public Paid {
            Objects.requireNonNull(issued, "issued");
            Objects.requireNonNull(paidAt, "paidAt");
        }

        @Override
        public InvoiceStatus status() {
            return InvoiceStatus.PAID;
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }

    /** Cancelled; it keeps its number, so that the series has no gap. Terminal. */
    record Void(Issue issued, Instant voidedAt) implements Issued {
        public Void {
            Objects.requireNonNull(issued, "issued");
            Objects.requireNonNull(voidedAt, "voidedAt");
        }

        @Override
        public InvoiceStatus status() {
            return InvoiceStatus.VOID;
        }

        @Override
        public boolean isSettled() {
            return true;
        }
    }

    /** Every state but the draft. */
    sealed interface Issued extends InvoiceState {
        Issue issued();

        @Override
        default Optional<Issue> issue() {
            return Optional.of(issued());
        }

        private static InvoiceState payInFull(Issue issued, Money paid, Instant at) {
            if (!paid.equals(issued.due())) {
                throw new PaymentDiffers(issued, paid);
            }
            return new Paid(issued, at);
        }
    }

    private IllegalInvoiceTransition refuse(String action) {
        return new IllegalInvoiceTransition(this, action);
    }
}
