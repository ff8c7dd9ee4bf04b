package io.quittance.subscription.customer;

import io.quittance.kernel.CustomerId;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

@ApplicationScoped
class ChangeCustomer {
    private final Transactions transactions;
    private final CustomerRepository customers;
    private final Outbox outbox;
    private final Clock clock;

    ChangeCustomer(Transactions transactions, CustomerRepository customers, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.customers = customers;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Customer> change(CustomerId id, CustomerChange change) {
        return transactions.tenant(() -> customers
                .lock(id)
                .invoke(customer -> customer.change(change, clock.instant()))
                .call(customer -> outbox.add(CustomerEvents.updated(customer))));
    }
}
