package io.quittance.billing.plan;

import io.quittance.billing.plan.domain.PlanStatus;
import io.quittance.kernel.PlanId;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Takes a plan off sale. Who has it keeps it. Doing so again changes nothing and is told to nobody. */
@ApplicationScoped
class ArchivePlan {
    private final Transactions transactions;
    private final PlanRepository plans;
    private final Outbox outbox;
    private final Clock clock;

    ArchivePlan(Transactions transactions, PlanRepository plans, Outbox outbox, Clock clock) {
        this.transactions = transactions;
        this.plans = plans;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Plan> archive(PlanId id) {
        return transactions.tenant(() -> plans.lock(id).call(plan -> {
            if (plan.status() == PlanStatus.ARCHIVED) {
                return Uni.createFrom().voidItem();
            }
            plan.archive(clock.instant());
            return outbox.add(PlanEvents.archived(plan));
        }));
    }
}
