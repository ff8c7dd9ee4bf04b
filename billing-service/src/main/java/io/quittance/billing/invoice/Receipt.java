package io.quittance.billing.invoice;

import io.quittance.contracts.Event;
import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.Money;
import io.quittance.kernel.PaymentId;
import java.time.Instant;

/**
 * Money that came for an invoice.
 *
 * @param at effective time
 */
record Receipt(PaymentId paymentId, InvoiceId invoiceId, Money amount, Instant at) {
    static Receipt of(Event<PaymentSucceeded> event) {
        PaymentSucceeded payment = event.data();
        return new Receipt(
                payment.paymentId(),
                payment.invoiceId(),
                Money.of(payment.amountMinor(), payment.currency()),
                event.effectiveAt());
    }
}
