package io.quittance.payment.provider.domain;

/**
 * What a provider said when it was asked for money, or that it said nothing. The vocabulary of every provider; what follows
 * from each is one of three things, which {@link #tell} says.
 */
public sealed interface ChargeOutcome {
    /** Tells the listener the one thing that this outcome means. */
    <T> T tell(Listener<T> listener);

    /** What an outcome can mean for us. */
    interface Listener<T> {
        /** @param chargeReference the provider's name for the charge */
        T collected(String chargeReference);

        /**
         * No money moved, and none will for this attempt.
         *
         * @param code why, a stable slug such as {@code insufficient_funds}
         * @param retryable whether the same method may do better another day
         */
        T refused(String code, boolean retryable);

        /**
         * Not decided, or not known: ask again under the same key.
         *
         * @param reason for the log
         */
        T undecided(String reason);
    }

    /** The money is ours. */
    record Succeeded(String chargeReference) implements ChargeOutcome {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.collected(chargeReference);
        }
    }

    /** The provider has accepted it and decides later, as with bank debits. */
    record Processing() implements ChargeOutcome {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.undecided("the provider is still processing it");
        }
    }

    /**
     * The customer would have to confirm in person. Nobody is there when an invoice is collected, so it counts as refused.
     *
     * @param url where the customer could confirm
     */
    record RequiresAction(String url) implements ChargeOutcome {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.refused("authentication_required", false);
        }
    }

    /** The bank said no. */
    record Declined(String code, boolean retryable) implements ChargeOutcome {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.refused(code, retryable);
        }
    }

    /** The request never left us, for certain. */
    record NotSent(String reason) implements ChargeOutcome {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.undecided(reason);
        }
    }

    /** The request left us and no answer came: it may have been charged or not. */
    record Unknown(String reason) implements ChargeOutcome {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.undecided(reason);
        }
    }

    /** The provider refused the request itself: our bug, which asking again does not mend. */
    record Rejected(String reason) implements ChargeOutcome {
        @Override
        public <T> T tell(Listener<T> listener) {
            return listener.refused("provider_rejected", false);
        }
    }
}
