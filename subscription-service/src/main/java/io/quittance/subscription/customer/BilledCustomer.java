package io.quittance.subscription.customer;

import io.quittance.kernel.CustomerId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The customer as other features may know him. */
public interface BilledCustomer {
    CustomerId customerId();

    /** ISO 4217; empty while none is fixed. */
    Optional<String> billingCurrency();

    /** Finds a customer for somebody who is about to bill him. */
    @ApplicationScoped
    class Lock {
        private final CustomerRepository customers;

        Lock(CustomerRepository customers) {
            this.customers = customers;
        }

        /** The customer, who cannot be deleted until the transaction under way ends. Refuses with {@code customer_not_found}. */
        public Uni<BilledCustomer> lock(CustomerId id) {
            return customers.lock(id).map(customer -> customer);
        }
    }
}
