package io.quittance.webhook.endpoint;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.TenantRepository;
import io.quittance.webhook.endpoint.domain.EndpointStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

@ApplicationScoped
class EndpointRepository implements TenantRepository<Endpoint> {
    private static final String NOT_DELETED = "status <> DELETED";

    Uni<Endpoint> require(WebhookEndpointId id) {
        return find("id = ?1 and " + NOT_DELETED, id.value())
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id));
    }

    Uni<Endpoint> lock(WebhookEndpointId id) {
        return find("id = ?1 and " + NOT_DELETED, id.value())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult()
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id));
    }

    /** Locked; null if it is not enabled. */
    Uni<Endpoint> findEnabledLocked(WebhookEndpointId id) {
        return find("id = ?1 and status = ?2", id.value(), EndpointStatus.ENABLED)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResult();
    }

    Uni<Long> countAll() {
        return count(NOT_DELETED);
    }

    Uni<Page<Endpoint>> pageOf(PageQuery page) {
        return page(page, Filter.none().and(NOT_DELETED));
    }

    private static DomainException notFound(WebhookEndpointId id) {
        return new DomainException(ErrorCode.WEBHOOK_ENDPOINT_NOT_FOUND, "There is no webhook endpoint " + id + ".");
    }
}
