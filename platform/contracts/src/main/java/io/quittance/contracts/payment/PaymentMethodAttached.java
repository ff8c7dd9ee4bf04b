package io.quittance.contracts.payment;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PaymentMethodId;

/**
 * A customer can be charged by a new payment method.
 *
 * @param paymentMethodId the payment method
 * @param customerId whose
 * @param brand of the card, lower case: {@code visa}
 * @param last4 last four digits
 */
@EventType(value = "payment_method.attached.v1", topic = Topic.PAYMENT)
public record PaymentMethodAttached(PaymentMethodId paymentMethodId, CustomerId customerId, String brand, String last4)
        implements EventData {}
