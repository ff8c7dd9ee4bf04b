package io.quittance.subscription.customer;

import io.quittance.contracts.subscription.CustomerCreated;
import io.quittance.runtime.outbox.NewEvent;

/** What the platform hears of customers. */
final class CustomerEvents {
    private CustomerEvents() {}

    static NewEvent created(Customer customer) {
        String id = customer.customerId().toString();
        return new NewEvent(
                id,
                id,
                customer.nextSequence(),
                customer.createdAt(),
                new CustomerCreated(customer.customerId(), customer.name(), customer.email(), customer.currency()));
    }
}
