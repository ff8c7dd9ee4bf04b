package io.quittance.billing.plan;

import io.quittance.billing.plan.domain.PlanPrice;
import io.quittance.contracts.EventData;
import io.quittance.contracts.billing.PlanArchived;
import io.quittance.contracts.billing.PlanCreated;
import io.quittance.runtime.outbox.NewEvent;
import io.quittance.runtime.tenancy.TenantContext;
import java.time.Instant;

/** What the platform hears of plans. They have no customer, so their tenant orders them. */
final class PlanEvents {
    private PlanEvents() {}

    static NewEvent created(Plan plan) {
        PlanPrice price = plan.price();
        return event(
                plan,
                plan.createdAt(),
                new PlanCreated(
                        plan.planId(),
                        price.planName(),
                        price.model().slug(),
                        price.unit().minor(),
                        price.unit().currency().getCurrencyCode(),
                        plan.interval().unit().slug(),
                        plan.interval().count()));
    }

    static NewEvent archived(Plan plan) {
        return event(plan, plan.archivedAt(), new PlanArchived(plan.planId()));
    }

    private static NewEvent event(Plan plan, Instant at, EventData data) {
        String tenant = TenantContext.current().tenantId().toString();
        return new NewEvent(plan.planId().toString(), tenant, plan.nextSequence(), at, data);
    }
}
