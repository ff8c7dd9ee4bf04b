package io.quittance.billing.invoice;

import io.quittance.billing.invoice.domain.InvoiceState;
import io.quittance.billing.invoice.domain.InvoiceStatus;
import io.quittance.billing.invoice.domain.Issue;
import io.quittance.kernel.BillingPeriod;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.Money;
import io.quittance.kernel.SubscriptionId;
import io.quittance.runtime.tenancy.Aggregate;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/**
 * The row of an invoice. What may happen to it is decided by its {@link InvoiceState}; this only keeps the state in columns and
 * reads it back.
 */
@Entity
class Invoice extends Aggregate {
    @Enumerated(EnumType.STRING)
    private InvoiceStatus status;

    private Long number;

    @Column(updatable = false)
    private UUID customerId;

    @Column(updatable = false)
    private UUID subscriptionId;

    @Column(updatable = false)
    private Instant periodStart;

    @Column(updatable = false)
    private Instant periodEnd;

    @Column(updatable = false)
    private String currency;

    private long totalMinor;
    private long amountPaidMinor;

    private int attemptCount;
    private String lastFailureCode;
    private Instant lastFailedAt;

    private Instant finalizedAt;
    private Instant dueAt;
    private Instant paidAt;
    private Instant voidedAt;
    private Instant uncollectibleAt;

    @Version
    private int version;

    protected Invoice() {}

    /** A draft. */
    Invoice(
            InvoiceId id,
            CustomerId customer,
            SubscriptionId subscription,
            BillingPeriod period,
            Money total,
            Instant createdAt) {
        super(id.value(), createdAt);
        status = InvoiceStatus.DRAFT;
        customerId = customer.value();
        subscriptionId = subscription.value();
        periodStart = period.start();
        periodEnd = period.end();
        currency = total.currency().getCurrencyCode();
        totalMinor = total.minor();
    }

    InvoiceState state() {
        return switch (status) {
            case DRAFT -> new InvoiceState.Draft();
            case OPEN -> new InvoiceState.Open(issue());
            case PAID -> new InvoiceState.Paid(issue(), paidAt);
            case VOID -> new InvoiceState.Void(issue(), voidedAt);
            case UNCOLLECTIBLE -> new InvoiceState.Uncollectible(issue(), uncollectibleAt);
        };
    }

    void become(InvoiceState next) {
        status = next.status();
        Issue issue = next.issue().orElse(null);
        number = issue == null ? null : Long.valueOf(issue.number());
        finalizedAt = issue == null ? null : issue.finalizedAt();
        dueAt = issue == null ? null : issue.dueAt();
        paidAt = next instanceof InvoiceState.Paid paid ? paid.paidAt() : null;
        voidedAt = next instanceof InvoiceState.Void cancelled ? cancelled.voidedAt() : null;
        uncollectibleAt = next instanceof InvoiceState.Uncollectible lost ? lost.givenUpAt() : null;
        amountPaidMinor = next instanceof InvoiceState.Paid ? totalMinor : 0;
    }

    void noteFailedAttempt(String failureCode, Instant at) {
        attemptCount++;
        lastFailureCode = failureCode;
        lastFailedAt = at;
    }

    InvoiceId invoiceId() {
        return new InvoiceId(id());
    }

    CustomerId customerId() {
        return new CustomerId(customerId);
    }

    /** Null for an invoice that no subscription made. */
    SubscriptionId subscriptionId() {
        return subscriptionId == null ? null : new SubscriptionId(subscriptionId);
    }

    /** What it bills; null for an invoice that no subscription made. */
    BillingPeriod period() {
        return periodStart == null ? null : new BillingPeriod(periodStart, periodEnd);
    }

    Money total() {
        return Money.of(totalMinor, currency);
    }

    /** What the customer owes or owed: the total, as long as there are no credits to draw on. */
    Money due() {
        return total();
    }

    Money paid() {
        return Money.of(amountPaidMinor, currency);
    }

    int attemptCount() {
        return attemptCount;
    }

    /** As the provider said it; null while no attempt failed. */
    String lastFailureCode() {
        return lastFailureCode;
    }

    private Issue issue() {
        return new Issue(number, due(), finalizedAt, dueAt);
    }

    /** Null for a draft. */
    Long number() {
        return number;
    }

    Instant finalizedAt() {
        return finalizedAt;
    }

    Instant dueAt() {
        return dueAt;
    }

    Instant paidAt() {
        return paidAt;
    }

    Instant voidedAt() {
        return voidedAt;
    }

    Instant uncollectibleAt() {
        return uncollectibleAt;
    }
}
