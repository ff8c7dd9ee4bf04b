package io.quittance.subscription.customer;

import io.quittance.kernel.CustomerId;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

@ApplicationScoped
class CreateCustomer {
    private final Transactions transactions;
    private final CustomerRepository customers;
    private final Outbox outbox;
    private final Clock clock;

    CreateCustomer(Transactions transactions, CustomerRepository customers, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Customer> create(CustomerRequest request) {
        return transactions.tenant(() -> {
            Customer customer = new Customer(CustomerId.next(), request, clock.instant());
            return outbox.add(CustomerEvents.created(customer)).chain(() -> customers.persist(customer));
        });
    }
}
