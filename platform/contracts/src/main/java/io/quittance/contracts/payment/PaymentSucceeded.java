package io.quittance.contracts.payment;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.PaymentId;
import java.time.Instant;

/**
 * The money is ours.
 *
 * @param paymentId the payment
 * @param invoiceId what it pays; null for a payment without invoice
 * @param customerId who pays
 * @param amountMinor minor units
 * @param currency ISO 4217
 * @param succeededAt when
 */
@EventType(value = "payment.succeeded.v1", topic = Topic.PAYMENT)
public record PaymentSucceeded(
        PaymentId paymentId,
        InvoiceId invoiceId,
        CustomerId customerId,
        long amountMinor,
        String currency,
        Instant succeededAt)
        implements EventData {}
