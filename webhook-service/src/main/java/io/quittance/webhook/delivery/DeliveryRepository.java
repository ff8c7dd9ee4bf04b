package io.quittance.webhook.delivery;

import io.quittance.kernel.DeliveryId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.TenantRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class DeliveryRepository implements TenantRepository<Delivery> {

    Uni<Delivery> require(DeliveryId id) {
        return find("id", id.value()).firstResult().onItem().ifNull().failWith(() -> notFound(id));
    }

    Uni<Delivery> lock(DeliveryId id) {
        return findLocked(id.value()).onItem().ifNull().failWith(() -> notFound(id));
    }

    Uni<Page<Delivery>> pageOf(PageQuery page, Filter filter) {
        return page(page, filter);
    }

    private static DomainException notFound(DeliveryId id) {
        return new DomainException(ErrorCode.WEBHOOK_DELIVERY_NOT_FOUND, "There is no delivery " + id + ".");
    }
}
