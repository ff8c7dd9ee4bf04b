package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.tenant.fence.TenantWideRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

@ApplicationScoped
class ApiKeyRepository implements TenantWideRepository<ApiKey> {

    Uni<ApiKey> lock(ApiKeyId id) {
        return findLocked(id.value())
                .onItem()
                .ifNull()
                .failWith(() -> new DomainException(ErrorCode.API_KEY_NOT_FOUND, "There is no API key " + id + "."));
    }

    Uni<Page<ApiKey>> pageOf(PageQuery page) {
        return page(page, "1 = 1", Map.of());
    }
}
