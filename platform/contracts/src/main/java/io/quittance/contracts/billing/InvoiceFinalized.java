package io.quittance.contracts.billing;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.SubscriptionId;
import java.time.Instant;

/**
 * An invoice has its number and no longer changes. What is due may now be collected.
 *
 * @param invoiceId the invoice
 * @param customerId whom it bills
 * @param subscriptionId what it bills; null for an invoice that no subscription made
 * @param number its number, gap-free from 1 per tenant and mode
 * @param totalMinor total after discounts and tax, minor units
 * @param amountDueMinor total less the customer's credit, minor units; zero needs no payment
 * @param currency ISO 4217
 * @param finalizedAt when
 */
@EventType(value = "invoice.finalized.v1", topic = Topic.BILLING)
public record InvoiceFinalized(
        InvoiceId invoiceId,
        CustomerId customerId,
        SubscriptionId subscriptionId,
        long number,
        long totalMinor,
        long amountDueMinor,
        String currency,
        Instant finalizedAt)
        implements EventData {}
