package io.quittance.billing.invoice.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.Money;

/** Money came for an invoice, but not the amount that is due. Nobody here guesses what was meant. */
public final class PaymentDiffers extends DomainException {
    private static final long serialVersionUID = 1L;

    PaymentDiffers(Issue issue, Money paid) {
        super(
                ErrorCode.INVOICE_TRANSITION_ILLEGAL,
                "Invoice number " + issue.number() + " is due with " + issue.due() + ": " + paid
                        + " does not settle it.");
    }
}
