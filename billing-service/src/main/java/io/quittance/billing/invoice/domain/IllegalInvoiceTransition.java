package io.quittance.billing.invoice.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;

/** An action was asked of an invoice whose state does not allow it. */
public final class IllegalInvoiceTransition extends DomainException {
    private static final long serialVersionUID = 1L;

    IllegalInvoiceTransition(InvoiceState state, String action) {
        super(
                ErrorCode.INVOICE_TRANSITION_ILLEGAL,
                "The invoice is " + state.status().slug() + ": it cannot be " + action + ".");
    }
}
