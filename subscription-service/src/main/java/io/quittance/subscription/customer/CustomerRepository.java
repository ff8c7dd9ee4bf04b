package io.quittance.subscription.customer;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.TenantRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class CustomerRepository implements TenantRepository<Customer> {

    Uni<Customer> require(CustomerId id) {
        return find("id = ?1 and deletedAt is null", id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id));
    }

    Uni<Page<Customer>> pageOf(PageQuery page) {
        return page(page, "deletedAt is null", Map.of());
    }

    private static DomainException notFound(CustomerId id) {
        return new DomainException(ErrorCode.CUSTOMER_NOT_FOUND, "There is no customer " + id + ".");
    }
}
