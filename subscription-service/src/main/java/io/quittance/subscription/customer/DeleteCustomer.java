package io.quittance.subscription.customer;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

@ApplicationScoped
class DeleteCustomer {
    private final Transactions transactions;
    private final CustomerRepository customers;
    private final CustomerTies ties;
    private final Outbox outbox;
    private final Clock clock;

    DeleteCustomer(
            Transactions transactions, CustomerRepository customers, CustomerTies ties, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.customers = customers;
        this.ties = ties;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Deletes a customer whom nothing bills any more. */
    Uni<Customer> delete(CustomerId id) {
        return transactions.tenant(() -> customers
                .lock(id)
                .call(customer -> ties.hold(id).invoke(held -> {
                    if (held) {
                        throw new DomainException(
                                ErrorCode.CUSTOMER_HAS_SUBSCRIPTIONS, "Cancel the customer's subscriptions first.");
                    }
                }))
                .invoke(customer -> customer.delete(clock.instant()))
                .call(customer -> outbox.add(CustomerEvents.deleted(customer))));
    }
}
