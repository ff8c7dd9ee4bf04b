package io.quittance.contracts.billing;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.SubscriptionId;
import java.time.Instant;

/**
 * An attempt to collect an invoice failed; it is still open.
 *
 * @param invoiceId the invoice
 * @param customerId whom it bills
 * @param subscriptionId what it bills; null for an invoice that no subscription made
 * @param number its number, gap-free from 1 per tenant and mode
 * @param amountDueMinor what is still owed, minor units
 * @param currency ISO 4217
 * @param failureCode why, as {@code payment.failed} gave it
 * @param failedAt when
 */
@EventType(value = "invoice.payment_failed.v1", topic = Topic.BILLING)
public record InvoicePaymentFailed(
        InvoiceId invoiceId,
        CustomerId customerId,
        SubscriptionId subscriptionId,
        long number,
        long amountDueMinor,
        String currency,
        String failureCode,
        Instant failedAt)
        implements EventData {}
