package io.quittance.subscription.lifecycle.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.util.Locale;

/**
 * Where a subscription stands. A state answers an action with the next state, or refuses it. Written as one enum because a
 * state holds nothing but its name; what happened when is the subscription's own.
 */
public enum SubscriptionState {
    /** Made, its first invoice not paid yet. */
    INCOMPLETE {
        @Override
        public SubscriptionState pay() {
            return ACTIVE;
        }

        @Override
        public SubscriptionState failPayment() {
            return this;
        }

        @Override
        public SubscriptionState cancel() {
            return CANCELED;
        }
    },
    /** Paid up, renewing. */
    ACTIVE {
        @Override
        public SubscriptionState pay() {
            return this;
        }

        @Override
        public SubscriptionState failPayment() {
            return PAST_DUE;
        }

        @Override
        public SubscriptionState renew() {
            return this;
        }

        @Override
        public SubscriptionState cancel() {
            return CANCELED;
        }

        @Override
        public SubscriptionState scheduleCancellation() {
            return this;
        }
    },
    /** An invoice could not be collected; it goes on renewing while we try. */
    PAST_DUE {
        @Override
        public SubscriptionState pay() {
            return ACTIVE;
        }

        @Override
        public SubscriptionState failPayment() {
            return this;
        }

        @Override
        public SubscriptionState renew() {
            return this;
        }

        @Override
        public SubscriptionState cancel() {
            return CANCELED;
        }

        @Override
        public SubscriptionState scheduleCancellation() {
            return this;
        }
    },
    /** Ended for good. A payment that was under way may still succeed or fail; it changes nothing here. */
    CANCELED {
        @Override
        public SubscriptionState pay() {
            return this;
        }

        @Override
        public SubscriptionState failPayment() {
            return this;
        }
    };

    /** An invoice of the subscription was paid. */
    public SubscriptionState pay() {
        throw refuse("take a payment");
    }

    /** An invoice of the subscription could not be collected. */
    public SubscriptionState failPayment() {
        throw refuse("fail a payment");
    }

    /** The period is over and the next one begins. */
    public SubscriptionState renew() {
        throw refuse("renew");
    }

    /** Ends now. */
    public SubscriptionState cancel() {
        throw refuse("cancel");
    }

    /** Ends with the current period. */
    public SubscriptionState scheduleCancellation() {
        throw refuse("cancel at the end of its period");
    }

    /** Whether the end of a period concerns it. */
    public boolean isRenewing() {
        return this == ACTIVE || this == PAST_DUE;
    }

    /** The name on the wire: {@code past_due}. */
    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    private DomainException refuse(String action) {
        return new DomainException(
                ErrorCode.SUBSCRIPTION_TRANSITION_ILLEGAL,
                "A subscription that is " + slug() + " cannot " + action + ".");
    }
}
