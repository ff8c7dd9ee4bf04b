package io.quittance.payment.method;

import io.quittance.kernel.PaymentMethodId;
import io.quittance.payment.customer.KnownCustomers;
import io.quittance.payment.provider.AttachedMethod;
import io.quittance.payment.provider.PaymentProvider;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Attaches a payment method to a customer. A customer's first one becomes the default. */
@ApplicationScoped
class AttachPaymentMethod {
    private final KnownCustomers customers;
    private final PaymentProvider provider;
    private final Transactions transactions;
    private final PaymentMethodRepository methods;
    private final Outbox outbox;
    private final Clock clock;

    AttachPaymentMethod(
            KnownCustomers customers,
            PaymentProvider provider,
            Transactions transactions,
            PaymentMethodRepository methods,
            Outbox outbox,
            Clock clock) {
        this.customers = customers;
        this.provider = provider;
        this.transactions = transactions;
        this.methods = methods;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<PaymentMethod> attach(PaymentMethodRequest request) {
        return customers
                .require(request.customer())
                .chain(() -> provider.attach(TenantContext.current(), request.providerToken()))
                .chain(attached -> transactions.tenant(() -> store(request, attached)));
    }

    private Uni<PaymentMethod> store(PaymentMethodRequest request, AttachedMethod attached) {
        return customers
                .lock(request.customer())
                .chain(() -> methods.findDefault(request.customer()))
                .chain(standing -> {
                    PaymentMethod method = new PaymentMethod(
                            PaymentMethodId.next(), request.customer(), attached, standing == null, clock.instant());
                    return outbox.add(PaymentMethodEvents.attached(method)).chain(() -> methods.persist(method));
                });
    }
}
