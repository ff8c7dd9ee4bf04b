package io.quittance.tenant.fence;

import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.LockModeType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Reads and writes the current tenant's rows of one kind, whatever the mode. Another tenant's id finds nothing. */
public interface TenantWideRepository<E extends TenantWide> extends PanacheRepositoryBase<E, UUID> {

    /** The row, locked until the transaction ends; null if there is none. */
    default Uni<E> findLocked(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    /** The row, kept from changing until the transaction ends, while others may hold it as well; null if there is none. */
    default Uni<E> findShared(UUID id) {
        return find("id", id).withLock(LockModeType.PESSIMISTIC_READ).firstResult();
    }

    /**
     * One page, newest first. Ids are UUIDv7, so their order is the order of creation.
     *
     * @param filter an HQL condition
     */
    default Uni<Page<E>> page(PageQuery page, String filter, Map<String, Object> parameters) {
        boolean backwards = page.before() != null;
        UUID cursor = backwards ? page.before() : page.after();
        Map<String, Object> all = new HashMap<>(parameters);
        String condition = filter;
        if (cursor != null) {
            condition += backwards ? " and id > :cursor" : " and id < :cursor";
            all.put("cursor", cursor);
        }
        Sort order = backwards ? Sort.ascending("id") : Sort.descending("id");
        return find(condition, order, all).range(0, page.limit()).list().map(rows -> {
            List<E> items = new ArrayList<>(rows.subList(0, Math.min(rows.size(), page.limit())));
            if (backwards) {
                Collections.reverse(items);
            }
            return new Page<>(items, rows.size() > page.limit());
        });
    }
}
