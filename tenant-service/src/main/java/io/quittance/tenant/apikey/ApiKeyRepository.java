package io.quittance.tenant.apikey;

import io.quarkus.panache.common.Sort;
import io.quittance.kernel.ApiKeyId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.tenant.fence.TenantWideRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

@ApplicationScoped
class ApiKeyRepository implements TenantWideRepository<ApiKey> {

    Uni<ApiKey> lock(ApiKeyId id) {
        return findLocked(id.value()).onItem().ifNull().failWith(() -> notFound(id));
    }

    /** As {@link #lock}, for what only a good key admits. */
    Uni<ApiKey> lockGood(ApiKeyId id, Instant now) {
        return lock(id).invoke(key -> {
            if (!key.isGood(now)) {
                throw new DomainException(ErrorCode.API_KEY_ENDED, "API key " + id + " is revoked or has expired.");
            }
        });
    }

    Uni<ApiKey> require(ApiKeyId id) {
        return findById(id.value()).onItem().ifNull().failWith(() -> notFound(id));
    }

    /** Every key that opens anything at that time, locked in one order. */
    Uni<List<ApiKey>> lockAllGood(Instant now) {
        return find("revokedAt is null and (expiresAt is null or expiresAt > ?1)", Sort.ascending("id"), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** How many open anything at that time. */
    Uni<Long> countGood(Instant now) {
        return count("revokedAt is null and (expiresAt is null or expiresAt > ?1)", now);
    }

    Uni<Page<ApiKey>> pageOf(PageQuery page) {
        return page(page, "1 = 1", Map.of());
    }

    private static DomainException notFound(ApiKeyId id) {
        return new DomainException(ErrorCode.API_KEY_NOT_FOUND, "There is no API key " + id + ".");
    }
}
