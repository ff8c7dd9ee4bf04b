package io.quittance.billing.plan.domain;

import io.quittance.kernel.Money;
import io.quittance.kernel.PlanId;
import java.util.Objects;

/**
 * What one period of a plan costs. Never changes once the plan is made.
 *
 * @param planName as printed on the invoice
 * @param unit per period, and per seat if the model says so
 */
public record PlanPrice(PlanId planId, String planName, PricingModel model, Money unit) {
    public PlanPrice {
        Objects.requireNonNull(planId, "planId");
        Objects.requireNonNull(planName, "planName");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(unit, "unit");
    }
}
