package io.quittance.payment.method;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PaymentMethodId;
import java.time.Instant;

/**
 * A payment method on the wire.
 *
 * @param object always {@code payment_method}
 * @param type always {@code card}
 * @param brand lower case, such as {@code visa}
 * @param isDefault whether the customer's invoices are collected from it
 */
record PaymentMethodView(
        PaymentMethodId id,
        String object,
        boolean livemode,
        CustomerId customer,
        String type,
        String brand,
        String last4,
        int expMonth,
        int expYear,
        boolean isDefault,
        Instant createdAt) {

    static PaymentMethodView of(PaymentMethod method) {
        return of(method, method.isDefault());
    }

    static PaymentMethodView of(PaymentMethod method, boolean isDefault) {
        return new PaymentMethodView(
                method.paymentMethodId(),
                "payment_method",
                method.livemode(),
                method.customerId(),
                "card",
                method.card().brand(),
                method.card().last4(),
                method.card().expMonth(),
                method.card().expYear(),
                isDefault,
                method.createdAt());
    }
}
