package io.quittance.payment.collection.domain;

import java.time.Instant;
import java.util.List;

/**
 * Where a payment stands. A state answers an action with the next state, or refuses it.
 *
 * <p>Only {@link Processing} may have an attempt whose outcome is open, so a payment in any other state cannot be charged by
 * surprise: that is why it can be canceled everywhere but there and after success.
 */
public sealed interface PaymentState {
    /** Every name that {@link #status()} can answer, from beginning to end. */
    List<String> STATUSES = List.of("requires_payment_method", "processing", "succeeded", "failed", "canceled");

    /** The name in the database and on the wire. */
    String status();

    Instant since();

    /** Why the money was refused; null unless it was. */
    default String failureCode() {
        return null;
    }

    /** A provider is about to be asked. */
    default PaymentState attempt(Instant at) {
        throw refuse("attempt");
    }

    /** The provider has the money. */
    default PaymentState succeed(Instant at) {
        throw refuse("succeed");
    }

    /** The provider refused, for certain. */
    default PaymentState fail(String code, Instant at) {
        throw refuse("fail");
    }

    /** Nothing is owed any more. */
    default PaymentState cancel(Instant at) {
        throw refuse("cancel");
    }

    /** There is nothing to charge, or nothing was found when it was due. Where every payment starts. */
    record RequiresPaymentMethod(Instant since) implements PaymentState {
        @Override
        public String status() {
            return "requires_payment_method";
        }

        @Override
        public PaymentState attempt(Instant at) {
            return new Processing(at);
        }

        @Override
        public PaymentState cancel(Instant at) {
            return new Canceled(at);
        }
    }

    /** An attempt is under way. */
    record Processing(Instant since) implements PaymentState {
        @Override
        public String status() {
            return "processing";
        }

        @Override
        public PaymentState succeed(Instant at) {
            return new Succeeded(at);
        }

        @Override
        public PaymentState fail(String code, Instant at) {
            return new Failed(code, at);
        }
    }

    /** Terminal: the money is there. */
    record Succeeded(Instant since) implements PaymentState {
        @Override
        public String status() {
            return "succeeded";
        }
    }

    /** The last attempt was refused; another may follow. */
    record Failed(String failureCode, Instant since) implements PaymentState {
        @Override
        public String status() {
            return "failed";
        }

        @Override
        public PaymentState attempt(Instant at) {
            return new Processing(at);
        }

        @Override
        public PaymentState cancel(Instant at) {
            return new Canceled(at);
        }
    }

    /** Terminal: nobody will be asked for it. */
    record Canceled(Instant since) implements PaymentState {
        @Override
        public String status() {
            return "canceled";
        }
    }

    /** The state of a stored payment. */
    static PaymentState restore(String status, String failureCode, Instant since) {
        return switch (status) {
            case "requires_payment_method" -> new RequiresPaymentMethod(since);
            case "processing" -> new Processing(since);
            case "succeeded" -> new Succeeded(since);
            case "failed" -> new Failed(failureCode, since);
            case "canceled" -> new Canceled(since);
            default -> throw new IllegalArgumentException("no payment state is called " + status);
        };
    }

    private IllegalTransition refuse(String action) {
        return new IllegalTransition(this, action);
    }
}
