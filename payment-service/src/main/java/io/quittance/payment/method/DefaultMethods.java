package io.quittance.payment.method;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PaymentMethodId;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What whoever collects a payment may know of payment methods. Works in the open transaction. */
@ApplicationScoped
public class DefaultMethods {
    private final PaymentMethodRepository methods;

    DefaultMethods(PaymentMethodRepository methods) {
        this.methods = methods;
    }

    /** The method that the customer's invoices are collected from, or null. */
    public Uni<PaymentMethod> find(CustomerId customer) {
        return methods.findDefault(customer);
    }

    /** The method that an attempt was made with. */
    public Uni<PaymentMethod> require(PaymentMethodId id) {
        return methods.require(id);
    }
}
