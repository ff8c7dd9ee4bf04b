package io.quittance.billing.plan;

import io.quittance.billing.plan.domain.PlanPrice;
import io.quittance.billing.plan.domain.PlanStatus;
import io.quittance.billing.plan.domain.PricingModel;
import io.quittance.kernel.BillingInterval;
import io.quittance.kernel.Money;
import io.quittance.kernel.PlanId;
import io.quittance.runtime.tenancy.Aggregate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Map;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** What a tenant sells. Its price and interval are fixed for ever, because subscribers were promised them. */
@Entity
class Plan extends Aggregate {
    @Column(updatable = false)
    private String name;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private PricingModel pricingModel;

    @Column(updatable = false)
    private long unitAmountMinor;

    @Column(updatable = false)
    private String currency;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private BillingInterval.Unit intervalUnit;

    @Column(updatable = false)
    private int intervalCount;

    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> metadata;

    @Version
    private int version;

    private Instant archivedAt;

    protected Plan() {}

    Plan(PlanId id, PlanRequest request, Instant now) {
        super(id.value(), now);
        name = request.name();
        pricingModel = request.model();
        unitAmountMinor = request.unitPrice().minor();
        currency = request.unitPrice().currency().getCurrencyCode();
        intervalUnit = request.billingInterval().unit();
        intervalCount = request.billingInterval().count();
        metadata = request.metadataOrEmpty();
    }

    PlanId planId() {
        return new PlanId(id());
    }

    PlanPrice price() {
        return new PlanPrice(planId(), name, pricingModel, Money.of(unitAmountMinor, currency));
    }

    BillingInterval interval() {
        return new BillingInterval(intervalUnit, intervalCount);
    }

    PlanStatus status() {
        return archivedAt == null ? PlanStatus.ACTIVE : PlanStatus.ARCHIVED;
    }

    void archive(Instant now) {
        archivedAt = now;
    }

    Map<String, String> metadata() {
        return metadata;
    }

    /** Null while on sale. */
    Instant archivedAt() {
        return archivedAt;
    }
}
