package io.quittance.subscription.plan;

import io.quittance.contracts.billing.PlanCreated;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.PlanId;
import io.quittance.runtime.caller.CallerHeaders;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Set;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/**
 * Finds a plan for a caller who may have made it a moment ago: first among our copies, then, on a miss, at billing-service
 * with the caller's own token. The event will bring the copy; nothing is written here.
 */
@ApplicationScoped
public class FindPlan {
    private static final Set<Integer> NOT_THERE = Set.of(403, 404);

    private final PlanRepository plans;
    private final BillingApi billing;
    private final CallerHeaders caller;

    FindPlan(PlanRepository plans, @RestClient BillingApi billing, CallerHeaders caller) {
        this.plans = plans;
        this.billing = billing;
        this.caller = caller;
    }

    /** Refuses with {@code plan_not_found}; fails with {@code service_unavailable} if billing-service must be asked and does not answer. */
    public Uni<Plan> find(PlanId id) {
        return plans.find(id).onItem().ifNull().switchTo(() -> ask(id));
    }

    private Uni<Plan> ask(PlanId id) {
        return billing.plan(id.toString(), caller.authorization(), caller.requestId())
                .map(found -> new Plan(
                        new PlanCreated(
                                id,
                                found.name(),
                                found.pricingModel(),
                                found.unitAmount(),
                                found.currency(),
                                found.interval(),
                                found.intervalCount()),
                        "archived".equals(found.status()),
                        found.createdAt()))
                .onFailure(FindPlan::isNotFound)
                .transform(missing ->
                        new DomainException(ErrorCode.PLAN_NOT_FOUND, "There is no plan " + id + ".", "plan"))
                .onFailure(
                        failure -> failure instanceof ProcessingException || failure instanceof WebApplicationException)
                .transform(failure ->
                        new DomainException(ErrorCode.SERVICE_UNAVAILABLE, "The plan cannot be looked up now."));
    }

    // 403 answers a restricted key without billing:read: what it may not see is not there for it.
    private static boolean isNotFound(Throwable failure) {
        return failure instanceof WebApplicationException answer
                && NOT_THERE.contains(answer.getResponse().getStatus());
    }
}
