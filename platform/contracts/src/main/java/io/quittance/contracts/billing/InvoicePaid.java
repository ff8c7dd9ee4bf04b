package io.quittance.contracts.billing;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.SubscriptionId;
import java.time.Instant;

/**
 * Nothing is owed on an invoice any more.
 *
 * @param invoiceId the invoice
 * @param customerId whom it bills
 * @param subscriptionId what it bills; null for an invoice that no subscription made
 * @param number its number, gap-free from 1 per tenant and mode
 * @param amountPaidMinor money received for it, minor units; zero if nothing was due
 * @param currency ISO 4217
 * @param paidAt when
 */
@EventType(value = "invoice.paid.v1", topic = Topic.BILLING)
public record InvoicePaid(
        InvoiceId invoiceId,
        CustomerId customerId,
        SubscriptionId subscriptionId,
        long number,
        long amountPaidMinor,
        String currency,
        Instant paidAt)
        implements EventData {}
