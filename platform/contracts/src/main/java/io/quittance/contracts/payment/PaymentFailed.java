package io.quittance.contracts.payment;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.PaymentId;
import java.time.Instant;

/**
 * An attempt to collect a payment failed; nothing was taken.
 *
 * @param paymentId the payment
 * @param invoiceId what it pays; null for a payment without invoice
 * @param customerId who pays
 * @param amountMinor minor units
 * @param currency ISO 4217
 * @param failureCode why, as the provider says: {@code card_declined}, {@code insufficient_funds}, …
 * @param failedAt when
 */
@EventType(value = "payment.failed.v1", topic = Topic.PAYMENT)
public record PaymentFailed(
        PaymentId paymentId,
        InvoiceId invoiceId,
        CustomerId customerId,
        long amountMinor,
        String currency,
        String failureCode,
        Instant failedAt)
        implements EventData {}
