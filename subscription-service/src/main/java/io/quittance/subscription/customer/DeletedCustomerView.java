package io.quittance.subscription.customer;

import io.quittance.kernel.CustomerId;

/** What is left to say of a deleted customer. */
record DeletedCustomerView(CustomerId id, String object, boolean deleted) {
    static DeletedCustomerView of(Customer customer) {
        return new DeletedCustomerView(customer.customerId(), "customer", true);
    }
}
