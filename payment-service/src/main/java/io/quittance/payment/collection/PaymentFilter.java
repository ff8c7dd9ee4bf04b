package io.quittance.payment.collection;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.InvoiceId;
import io.quittance.payment.collection.domain.PaymentState;
import io.quittance.runtime.list.Filter;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which payments of the list are wanted. Read as text so that a bad value is a 400 that names it. */
public class PaymentFilter {
    @RestQuery
    @Parameter(description = "Only this customer's payments.")
    String customer;

    @RestQuery
    @Parameter(description = "Only this invoice's payment.")
    String invoice;

    @RestQuery
    @Parameter(description = "Only payments that stand like this.", example = "succeeded")
    String status;

    Filter filter() {
        if (status != null && !PaymentState.STATUSES.contains(status)) {
            throw new DomainException(
                    ErrorCode.PARAMETER_INVALID, "A payment is one of " + PaymentState.STATUSES + ".", "status");
        }
        return Filter.none()
                .and("customerId", Filter.id(customer, "customer", CustomerId::fromString))
                .and("invoiceId", Filter.id(invoice, "invoice", InvoiceId::fromString))
                .and("status", status);
    }
}
