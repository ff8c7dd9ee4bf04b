package io.quittance.subscription.customer;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.TenantRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class CustomerRepository implements TenantRepository<Customer> {

    Uni<Customer> require(CustomerId id) {
        return find("id = ?1 and deletedAt is null", id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id));
    }

    /** The customer, locked until the transaction ends. */
    Uni<Customer> lock(CustomerId id) {
        return find("id = ?1 and deletedAt is null", id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id));
    }

    Uni<Page<Customer>> pageOf(PageQuery page) {
        return page(page, Filter.none().and("deletedAt is null"));
    }

    private static DomainException notFound(CustomerId id) {
        return new DomainException(ErrorCode.CUSTOMER_NOT_FOUND, "There is no customer " + id + ".");
    }
}
