package io.quittance.subscription.customer;

import io.quittance.contracts.EventData;
import io.quittance.contracts.subscription.CustomerCreated;
import io.quittance.contracts.subscription.CustomerDeleted;
import io.quittance.contracts.subscription.CustomerUpdated;
import io.quittance.runtime.outbox.NewEvent;

/** What the platform hears of customers. */
final class CustomerEvents {
    private CustomerEvents() {}

    static NewEvent created(Customer customer) {
        return of(
                customer,
                new CustomerCreated(customer.customerId(), customer.name(), customer.email(), customer.currency()));
    }

    static NewEvent updated(Customer customer) {
        return of(
                customer,
                new CustomerUpdated(customer.customerId(), customer.name(), customer.email(), customer.currency()));
    }

    static NewEvent deleted(Customer customer) {
        return of(customer, new CustomerDeleted(customer.customerId()));
    }

    private static NewEvent of(Customer customer, EventData data) {
        String id = customer.customerId().toString();
        return new NewEvent(id, id, customer.nextSequence(), customer.updatedAt(), data);
    }
}
