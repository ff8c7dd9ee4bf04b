package io.quittance.webhook.delivery.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntFunction;

/** How far the delivery of one event to one endpoint has come. A state answers an action with the next state, or refuses it. */
public sealed interface DeliveryState {
    /** The receiver took it. */
    default DeliveryState succeed(Instant at) {
        throw refuse("succeed");
    }

    /**
     * An attempt failed.
     *
     * @param nextTry when to try again after so many failures; empty when enough is enough
     */
    default DeliveryState fail(Instant at, IntFunction<Optional<Instant>> nextTry) {
        throw refuse("fail");
    }

    /** The receiver wants no more of it, ever. */
    default DeliveryState giveUp(Instant at) {
        throw refuse("give up");
    }

    /** Its endpoint fell silent. */
    default DeliveryState cancel(Instant at) {
        throw refuse("cancel");
    }

    /** The tenant wants it sent now, whatever became of it before. All retries are open to it again. */
    default DeliveryState resend(Instant at) {
        return new Pending(0, at);
    }

    /**
     * Waits for its next attempt.
     *
     * @param failures attempts that failed since it was last started afresh
     */
    record Pending(int failures, Instant dueAt) implements DeliveryState {
        @Override
        public DeliveryState succeed(Instant at) {
            return new Succeeded(at);
        }

        @Override
        public DeliveryState fail(Instant at, IntFunction<Optional<Instant>> nextTry) {
            return nextTry.apply(failures + 1)
                    .<DeliveryState>map(next -> new Pending(failures + 1, next))
                    .orElseGet(() -> new Failed(at));
        }

        @Override
        public DeliveryState giveUp(Instant at) {
            return new Failed(at);
        }

        @Override
        public DeliveryState cancel(Instant at) {
            return new Canceled(at);
        }
    }

    record Succeeded(Instant at) implements DeliveryState {}

    /** Every retry is used up, or the receiver said that it is gone. */
    record Failed(Instant at) implements DeliveryState {}

    /** Will not be tried. An attempt that was under way at that moment may still tell how it ended. */
    record Canceled(Instant at) implements DeliveryState {
        @Override
        public DeliveryState succeed(Instant late) {
            return new Succeeded(late);
        }

        @Override
        public DeliveryState fail(Instant late, IntFunction<Optional<Instant>> nextTry) {
            return this;
        }

        @Override
        public DeliveryState giveUp(Instant late) {
            return this;
        }
    }

    private DomainException refuse(String action) {
        return new DomainException(
                ErrorCode.WEBHOOK_DELIVERY_TRANSITION_ILLEGAL,
                "A delivery that is " + getClass().getSimpleName().toLowerCase(Locale.ROOT) + " cannot " + action
                        + ".");
    }
}
