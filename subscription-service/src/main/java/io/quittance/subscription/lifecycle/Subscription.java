package io.quittance.subscription.lifecycle;

import io.quittance.contracts.subscription.Recurring;
import io.quittance.kernel.BillingAnchor;
import io.quittance.kernel.BillingInterval;
import io.quittance.kernel.BillingPeriod;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.runtime.tenancy.Aggregate;
import io.quittance.subscription.lifecycle.domain.SubscriptionState;
import io.quittance.subscription.plan.Plan;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A customer's standing order of a plan. Its periods are counted from the anchor, never from the period before, so that the
 * 31st comes back after February. What it brings in is fixed when it is made: a subscriber keeps his price.
 */
@Entity
class Subscription extends Aggregate {
    private UUID customerId;
    private UUID planId;
    private long quantity;

    @Enumerated(EnumType.STRING)
    private SubscriptionState status;

    private Instant anchorAt;
    private String intervalUnit;
    private int intervalCount;
    private long amountMinor;
    private String currency;
    private long periodIndex;
    private Instant periodStart;
    private Instant periodEnd;
    private boolean cancelAtPeriodEnd;
    private Instant canceledAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> metadata;

    @Version
    private int version;

    private Instant updatedAt;

    protected Subscription() {}

    Subscription(
            SubscriptionId id,
            CustomerId customer,
            Plan plan,
            long quantity,
            Map<String, String> metadata,
            Instant now) {
        super(id.value(), now);
        Recurring recurring = plan.recurring(quantity);
        this.customerId = customer.value();
        this.planId = plan.planId().value();
        this.quantity = quantity;
        this.status = SubscriptionState.INCOMPLETE;
        this.anchorAt = now;
        this.intervalUnit = recurring.intervalUnit();
        this.intervalCount = recurring.intervalCount();
        this.amountMinor = recurring.amountMinor();
        this.currency = recurring.currency();
        this.metadata = metadata;
        this.updatedAt = now;
        begin(0);
    }

    /** Answers whether this made the subscription active. */
    boolean pay(Instant now) {
        return move(status.pay(), now);
    }

    /** Answers whether this made the subscription past due. */
    boolean failPayment(Instant now) {
        return move(status.failPayment(), now);
    }

    void cancel(Instant now) {
        move(status.cancel(), now);
        canceledAt = now;
    }

    void scheduleCancellation(Instant now) {
        move(status.scheduleCancellation(), now);
        cancelAtPeriodEnd = true;
    }

    /** Begins the next period, at the instant at which the current one ends. */
    void renew(Instant now) {
        move(status.renew(), now);
        begin(periodIndex + 1);
    }

    private boolean move(SubscriptionState next, Instant now) {
        boolean moved = next != status;
        status = next;
        updatedAt = now;
        return moved;
    }

    private void begin(long index) {
        BillingInterval interval = new BillingInterval(BillingInterval.Unit.fromString(intervalUnit), intervalCount);
        BillingPeriod period =
                BillingAnchor.at(anchorAt, ZoneOffset.UTC, interval).period(index);
        periodIndex = index;
        periodStart = period.start();
        periodEnd = period.end();
    }

    SubscriptionId subscriptionId() {
        return new SubscriptionId(id());
    }

    CustomerId customerId() {
        return new CustomerId(customerId);
    }

    PlanId planId() {
        return new PlanId(planId);
    }

    long quantity() {
        return quantity;
    }

    SubscriptionState status() {
        return status;
    }

    /** What it brings in each period. */
    Recurring recurring() {
        return new Recurring(amountMinor, currency, intervalUnit, intervalCount);
    }

    Instant periodStart() {
        return periodStart;
    }

    /** Exclusive. */
    Instant periodEnd() {
        return periodEnd;
    }

    boolean cancelAtPeriodEnd() {
        return cancelAtPeriodEnd;
    }

    /** Null unless canceled. */
    Instant canceledAt() {
        return canceledAt;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    Instant updatedAt() {
        return updatedAt;
    }
}
