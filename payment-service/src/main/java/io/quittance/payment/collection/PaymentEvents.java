package io.quittance.payment.collection;

import io.quittance.contracts.EventData;
import io.quittance.contracts.payment.PaymentFailed;
import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.runtime.outbox.NewEvent;
import java.time.Instant;

/** What the platform hears of payments. */
final class PaymentEvents {
    private PaymentEvents() {}

    static NewEvent succeeded(Payment payment, Instant at) {
        return event(
                payment,
                new PaymentSucceeded(
                        payment.paymentId(),
                        payment.invoiceId(),
                        payment.customerId(),
                        payment.amount().minor(),
                        payment.amount().currency().getCurrencyCode(),
                        at));
    }

    static NewEvent failed(Payment payment, String code, Instant at) {
        return event(
                payment,
                new PaymentFailed(
                        payment.paymentId(),
                        payment.invoiceId(),
                        payment.customerId(),
                        payment.amount().minor(),
                        payment.amount().currency().getCurrencyCode(),
                        code,
                        at));
    }

    private static NewEvent event(Payment payment, EventData data) {
        return new NewEvent(
                payment.paymentId().toString(),
                payment.customerId().toString(),
                payment.nextSequence(),
                payment.effectiveAt(),
                data);
    }
}
