package io.quittance.billing.plan;

import io.quittance.billing.plan.domain.PlanStatus;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestQuery;

/** Which plans a list shows. */
class PlanFilter {
    @RestQuery
    @Parameter(description = "Only plans that are `active` or `archived`; all if not given.", example = "active")
    String status;

    /** The statuses asked for, of those that the caller may see. */
    Set<PlanStatus> within(Set<PlanStatus> visible) {
        if (status == null) {
            return visible;
        }
        Set<PlanStatus> asked = EnumSet.of(PlanStatus.fromString(status));
        asked.retainAll(visible);
        return asked;
    }
}
