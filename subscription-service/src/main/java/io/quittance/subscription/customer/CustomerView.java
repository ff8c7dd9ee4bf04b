package io.quittance.subscription.customer;

import io.quittance.kernel.CustomerId;
import java.time.Instant;
import java.util.Map;

/**
 * A customer on the wire.
 *
 * @param object always {@code customer}
 * @param currency ISO 4217, or null while none is fixed
 */
record CustomerView(
        CustomerId id,
        String object,
        boolean livemode,
        String name,
        String email,
        String currency,
        Map<String, String> metadata,
        Instant createdAt,
        Instant updatedAt) {

    static CustomerView of(Customer customer) {
        return new CustomerView(
                customer.customerId(),
                "customer",
                customer.livemode(),
                customer.name(),
                customer.email(),
                customer.currency(),
                customer.metadata(),
                customer.createdAt(),
                customer.updatedAt());
    }
}
