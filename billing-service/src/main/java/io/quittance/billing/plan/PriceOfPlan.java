package io.quittance.billing.plan;

import io.quittance.billing.plan.domain.PlanPrice;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.PlanId;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** What other features ask of plans: the price. An archived plan still has one, for those who subscribed before. */
@ApplicationScoped
public class PriceOfPlan {
    private final Transactions transactions;
    private final PlanRepository plans;

    PriceOfPlan(Transactions transactions, PlanRepository plans) {
        this.transactions = transactions;
        this.plans = plans;
    }

    /** @throws DomainException {@link ErrorCode#PLAN_NOT_FOUND} if the tenant has no such plan in this mode */
    public Uni<PlanPrice> of(PlanId id) {
        return transactions.tenant(() -> plans.require(id)).map(Plan::price);
    }
}
