package io.quittance.payment.method;

import io.quittance.kernel.PaymentMethodId;
import io.quittance.payment.customer.KnownCustomers;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Makes another method the one that a customer's invoices are collected from. */
@ApplicationScoped
class ChangeDefaultMethod {
    private final Transactions transactions;
    private final KnownCustomers customers;
    private final PaymentMethodRepository methods;

    ChangeDefaultMethod(Transactions transactions, KnownCustomers customers, PaymentMethodRepository methods) {
        this.transactions = transactions;
        this.customers = customers;
        this.methods = methods;
    }

    Uni<PaymentMethod> change(PaymentMethodId id) {
        return transactions.tenant(() -> methods.require(id)
                .call(method -> customers.lock(method.customerId()).chain(() -> methods.moveDefaultTo(method))));
    }
}
