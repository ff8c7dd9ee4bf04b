package io.quittance.billing.invoice.domain;

import io.quittance.kernel.BillingPeriod;
import io.quittance.kernel.Money;
import io.quittance.kernel.PlanId;
import java.util.Objects;

/**
 * One thing that an invoice charges for.
 *
 * @param description as printed
 * @param period what the charge covers
 * @param quantity how many times the unit price is charged, at least 1
 * @param unitAmount never negative
 */
public record LineItem(String description, PlanId planId, BillingPeriod period, long quantity, Money unitAmount) {
    public LineItem {
        Objects.requireNonNull(description, "description");
        Objects.requireNonNull(planId, "planId");
        Objects.requireNonNull(period, "period");
        if (quantity < 1) {
            throw new IllegalArgumentException("A line charges for at least one, not " + quantity);
        }
        if (unitAmount.isNegative()) {
            throw new IllegalArgumentException("A line charges, it does not give: " + unitAmount);
        }
    }

    /** @throws io.quittance.kernel.DomainException {@code AMOUNT_TOO_LARGE} where quantity × price leaves 64 bits */
    public Money amount() {
        return unitAmount.times(quantity);
    }
}
