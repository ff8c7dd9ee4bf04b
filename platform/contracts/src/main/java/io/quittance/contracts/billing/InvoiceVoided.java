package io.quittance.contracts.billing;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.SubscriptionId;

/**
 * An invoice is void: it keeps its number and is owed no more.
 *
 * @param invoiceId the invoice
 * @param customerId whom it bills
 * @param subscriptionId what it bills; null for an invoice that no subscription made
 * @param number its number, gap-free from 1 per tenant and mode
 */
@EventType(value = "invoice.voided.v1", topic = Topic.BILLING)
public record InvoiceVoided(InvoiceId invoiceId, CustomerId customerId, SubscriptionId subscriptionId, long number)
        implements EventData {}
