package io.quittance.subscription.customer;

import io.quittance.kernel.CustomerId;
import io.smallrye.mutiny.Uni;

/** What still ties a customer to the tenant. Whoever bills customers answers. */
public interface CustomerTies {
    /** Whether something would go on billing the customer. Joins the transaction under way, in which the customer is locked. */
    Uni<Boolean> hold(CustomerId customer);
}
