package io.quittance.billing.plan;

import io.quittance.billing.plan.domain.PlanStatus;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.PlanId;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.TenantRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

@ApplicationScoped
class PlanRepository implements TenantRepository<Plan> {

    Uni<Plan> require(PlanId id) {
        return require(id, Set.of(PlanStatus.values()));
    }

    /** The plan, if it stands in one of these; to those who may not see the others they do not exist. */
    Uni<Plan> require(PlanId id, Set<PlanStatus> visible) {
        return find("id", id.value())
                .firstResult()
                .map(plan -> plan != null && visible.contains(plan.status()) ? plan : null)
                .onItem()
                .ifNull()
                .failWith(() -> notFound(id));
    }

    Uni<Plan> lock(PlanId id) {
        return findLocked(id.value()).onItem().ifNull().failWith(() -> notFound(id));
    }

    Uni<Page<Plan>> pageOf(PageQuery page, Set<PlanStatus> visible) {
        Filter filter = Filter.none();
        if (!visible.contains(PlanStatus.ACTIVE)) {
            filter = filter.and("archivedAt is not null");
        }
        if (!visible.contains(PlanStatus.ARCHIVED)) {
            filter = filter.and("archivedAt is null");
        }
        return page(page, filter);
    }

    private static DomainException notFound(PlanId id) {
        return new DomainException(ErrorCode.PLAN_NOT_FOUND, "There is no plan " + id + ".");
    }
}
