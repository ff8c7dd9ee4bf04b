package io.quittance.payment.method;

import io.quittance.contracts.payment.PaymentMethodAttached;
import io.quittance.runtime.outbox.NewEvent;

/** What the platform hears of payment methods. */
final class PaymentMethodEvents {
    private PaymentMethodEvents() {}

    static NewEvent attached(PaymentMethod method) {
        return new NewEvent(
                method.paymentMethodId().toString(),
                method.customerId().toString(),
                method.nextSequence(),
                method.createdAt(),
                new PaymentMethodAttached(
                        method.paymentMethodId(),
                        method.customerId(),
                        method.card().brand(),
                        method.card().last4()));
    }
}
