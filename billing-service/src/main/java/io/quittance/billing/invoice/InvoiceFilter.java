package io.quittance.billing.invoice;

import io.quittance.billing.invoice.domain.InvoiceStatus;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.runtime.list.Filter;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which invoices a list shows. Read as text, so that a bad value is a 400 that names its parameter. */
class InvoiceFilter {
    @RestQuery
    @Parameter(
            description = "Only invoices that are `draft`, `open`, `paid`, `void` or `uncollectible`.",
            example = "open")
    String status;

    @RestQuery
    @Parameter(description = "Only invoices of this customer.")
    String customer;

    @RestQuery
    @Parameter(description = "Only invoices of this subscription.")
    String subscription;

    Filter filter() {
        return Filter.none()
                .and("status", status == null ? null : InvoiceStatus.fromString(status))
                .and("customerId", Filter.id(customer, "customer", CustomerId::fromString))
                .and("subscriptionId", Filter.id(subscription, "subscription", SubscriptionId::fromString));
    }
}
