package io.quittance.billing.plan;

import io.quittance.kernel.PlanId;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

@ApplicationScoped
class CreatePlan {
    private final Transactions transactions;
    private final PlanRepository plans;
    private final Outbox outbox;
    private final Clock clock;

    CreatePlan(Transactions transactions, PlanRepository plans, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Plan> create(PlanRequest request) {
        return transactions.tenant(() -> {
            Plan plan = new Plan(PlanId.next(), request, clock.instant());
            return outbox.add(PlanEvents.created(plan)).chain(() -> plans.persist(plan));
        });
    }
}
