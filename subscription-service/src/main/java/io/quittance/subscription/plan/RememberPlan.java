package io.quittance.subscription.plan;

import io.quittance.contracts.Event;
import io.quittance.contracts.billing.PlanArchived;
import io.quittance.contracts.billing.PlanCreated;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps the copies of billing-service's plans up to date. Joins the transaction that claims the event. */
@ApplicationScoped
public class RememberPlan {
    private final PlanRepository plans;

    RememberPlan(PlanRepository plans) {
        this.plans = plans;
    }

    public Uni<Void> created(Event<PlanCreated> event) {
        return plans.remember(event.data(), event.effectiveAt());
    }

    public Uni<Void> archived(Event<PlanArchived> event) {
        return plans.archive(event.data().planId());
    }
}
