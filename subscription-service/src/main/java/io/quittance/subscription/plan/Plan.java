package io.quittance.subscription.plan;

import io.quittance.contracts.billing.PlanCreated;
import io.quittance.contracts.subscription.Recurring;
import io.quittance.kernel.BillingInterval;
import io.quittance.kernel.Money;
import io.quittance.kernel.PlanId;
import io.quittance.runtime.tenancy.TenantOwned;
import jakarta.persistence.Entity;
import java.time.Instant;

/**
 * What this service knows of a plan: how often it bills, and how much revenue it means. What an invoice charges is
 * billing-service's alone to say. A copy, kept up by events.
 */
@Entity
public class Plan extends TenantOwned {
    private boolean perSeat;
    private long unitAmountMinor;
    private String currency;
    private String intervalUnit;
    private int intervalCount;
    private boolean archived;

    protected Plan() {}

    Plan(PlanCreated created, boolean archived, Instant createdAt) {
        super(created.planId().value(), createdAt);
        this.perSeat = "per_seat".equals(created.model());
        this.unitAmountMinor = created.unitAmountMinor();
        this.currency = created.currency();
        this.intervalUnit = created.intervalUnit();
        this.intervalCount = created.intervalCount();
        this.archived = archived;
    }

    public PlanId planId() {
        return new PlanId(id());
    }

    /** Whether the price is per seat; if not, it is the same for any quantity, so only one makes sense. */
    public boolean perSeat() {
        return perSeat;
    }

    public String currency() {
        return currency;
    }

    public BillingInterval interval() {
        return new BillingInterval(BillingInterval.Unit.fromString(intervalUnit), intervalCount);
    }

    public boolean archived() {
        return archived;
    }

    /** What a subscription of this plan brings in each period. */
    public Recurring recurring(long quantity) {
        Money amount = Money.of(unitAmountMinor, currency).times(perSeat ? quantity : 1);
        return new Recurring(amount.minor(), currency, intervalUnit, intervalCount);
    }
}
