package io.quittance.contracts.subscription;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;

/**
 * A customer is gone.
 *
 * @param customerId the customer
 */
@EventType(value = "customer.deleted.v1", topic = Topic.SUBSCRIPTION)
public record CustomerDeleted(CustomerId customerId) implements EventData {}
