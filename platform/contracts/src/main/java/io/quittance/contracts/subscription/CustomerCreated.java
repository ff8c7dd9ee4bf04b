package io.quittance.contracts.subscription;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;

/**
 * A tenant has a new customer.
 *
 * @param customerId the customer
 * @param name the customer's name; null if none was given
 * @param email where invoices go; null if none was given
 * @param currency ISO 4217; null until the customer is bound to one
 */
@EventType(value = "customer.created.v1", topic = Topic.SUBSCRIPTION)
public record CustomerCreated(CustomerId customerId, String name, String email, String currency) implements EventData {}
