package io.quittance.payment.method;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.PaymentMethodId;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.TenantRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

@ApplicationScoped
class PaymentMethodRepository implements TenantRepository<PaymentMethod> {

    Uni<PaymentMethod> require(PaymentMethodId id) {
        return find("id", id.value()).firstResult().onItem().ifNull().failWith(() -> notFound(id));
    }

    /** The method that the customer's invoices are collected from, or null. */
    Uni<PaymentMethod> findDefault(CustomerId customer) {
        return find("customerId = ?1 and isDefault = true", customer.value()).firstResult();
    }

    /** @param customer whose methods; null for everyone's */
    Uni<Page<PaymentMethod>> pageOf(PageQuery page, UUID customer) {
        return page(page, Filter.none().and("customerId", customer));
    }

    /** Makes a method its customer's only default. Two statements: the index allows no moment with two defaults. */
    Uni<Void> moveDefaultTo(PaymentMethod method) {
        return update(
                        "isDefault = false where customerId = ?1 and isDefault = true",
                        method.customerId().value())
                .chain(() -> update("isDefault = true where id = ?1", method.id()))
                .replaceWithVoid();
    }

    private static DomainException notFound(PaymentMethodId id) {
        return new DomainException(ErrorCode.PAYMENT_METHOD_NOT_FOUND, "There is no payment method " + id + ".");
    }
}
