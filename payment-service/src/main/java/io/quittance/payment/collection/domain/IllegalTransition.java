package io.quittance.payment.collection.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;

/** A payment's state does not allow an action. */
public final class IllegalTransition extends DomainException {
    private static final long serialVersionUID = 1L;

    IllegalTransition(PaymentState from, String action) {
        super(ErrorCode.PAYMENT_TRANSITION_ILLEGAL, "A payment that is " + from.status() + " does not " + action + ".");
    }
}
