package io.quittance.analytics.recurring;

import io.quittance.analytics.recurring.domain.RecurringSum;
import io.quittance.analytics.recurring.domain.SubscriptionStatus;
import io.quittance.contracts.Event;
import io.quittance.contracts.subscription.Recurring;
import io.quittance.kernel.BillingInterval;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.List;

/**
 * What is known of the current tenant's subscriptions. Facts may arrive in any order: the one with the highest sequence wins,
 * for status and for price each by itself. Works in the open transaction.
 */
@ApplicationScoped
public class SubscriptionFacts {
    private final Sql sql;

    SubscriptionFacts(Sql sql) {
        this.sql = sql;
    }

    /**
     * Subscriptions in force that have the same status, currency and interval.
     *
     * @param subscriptions how many there are
     */
    public record InForce(SubscriptionStatus status, long subscriptions, RecurringSum sum) {}

    /** The event says how the subscription stands and what it brings in. */
    Uni<Void> note(
            Event<?> event, SubscriptionId id, CustomerId customer, SubscriptionStatus status, Recurring recurring) {
        return write(event, id, customer, status, event.sequence(), recurring);
    }

    /**
     * The event says what the subscription brings in. How it stands, an event of its own says: until that is here, what renews
     * counts as active.
     */
    Uni<Void> notePrice(Event<?> event, SubscriptionId id, CustomerId customer, Recurring recurring) {
        return write(event, id, customer, SubscriptionStatus.ACTIVE, 0, recurring);
    }

    /** What is in force, a row per status, currency and interval: few, however many subscriptions there are. */
    public Uni<List<InForce>> inForce() {
        TenantContext tenant = TenantContext.current();
        return sql.select("""
                        SELECT status, currency, interval_unit, interval_count, count(*), sum(recurring_minor)::text
                        FROM subscription_fact
                        WHERE tenant_id = $1 AND livemode = $2 AND status IN ('active', 'past_due')
                        GROUP BY status, currency, interval_unit, interval_count""", tenant.tenantId().value(), tenant.livemode())
                .map(rows -> rows.stream().map(SubscriptionFacts::inForce).toList());
    }

    private static InForce inForce(Object[] row) {
        return new InForce(
                SubscriptionStatus.ofSlug((String) row[0]),
                (Long) row[4],
                new RecurringSum(
                        new BigInteger((String) row[5]),
                        (String) row[1],
                        new BillingInterval(BillingInterval.Unit.fromString((String) row[2]), (Integer) row[3])));
    }

    private Uni<Void> write(
            Event<?> event,
            SubscriptionId id,
            CustomerId customer,
            SubscriptionStatus status,
            long statusSequence,
            Recurring recurring) {
        return sql.update(
                        """
                        INSERT INTO subscription_fact AS known
                            (tenant_id, livemode, id, customer_id, status, status_sequence,
                             recurring_minor, currency, interval_unit, interval_count, recurring_sequence)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                        ON CONFLICT (tenant_id, livemode, id) DO UPDATE SET
                            (status, status_sequence) = (SELECT
                                CASE WHEN newer THEN excluded.status ELSE known.status END,
                                greatest(known.status_sequence, excluded.status_sequence)
                                FROM (VALUES (excluded.status_sequence > known.status_sequence)) AS it (newer)),
                            (recurring_minor, currency, interval_unit, interval_count, recurring_sequence) = (SELECT
                                CASE WHEN newer THEN excluded.recurring_minor ELSE known.recurring_minor END,
                                CASE WHEN newer THEN excluded.currency ELSE known.currency END,
                                CASE WHEN newer THEN excluded.interval_unit ELSE known.interval_unit END,
                                CASE WHEN newer THEN excluded.interval_count ELSE known.interval_count END,
                                greatest(known.recurring_sequence, excluded.recurring_sequence)
                                FROM (VALUES (excluded.recurring_sequence > known.recurring_sequence)) AS it (newer))""",
                        event.tenantId().value(),
                        event.livemode(),
                        id.value(),
                        customer.value(),
                        status.slug(),
                        statusSequence,
                        recurring.amountMinor(),
                        recurring.currency(),
                        recurring.intervalUnit(),
                        recurring.intervalCount(),
                        event.sequence())
                .replaceWithVoid();
    }
}
