package io.quittance.analytics.revenue;

import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Cash that the current tenant received, by day and currency. Works in the open transaction. */
@ApplicationScoped
public class Revenue {
    private final Sql sql;

    Revenue(Sql sql) {
        this.sql = sql;
    }

    /**
     * What one day brought in one currency.
     *
     * @param date in UTC
     * @param amount minor units of {@code currency}
     */
    public record Day(LocalDate date, String currency, long amount) {}

    Uni<Void> add(PaymentSucceeded payment) {
        TenantContext tenant = TenantContext.current();
        return sql.update(
                        """
                        INSERT INTO revenue_day AS known (tenant_id, livemode, day, currency, amount_minor, payments)
                        VALUES ($1, $2, $3, $4, $5, 1)
                        ON CONFLICT (tenant_id, livemode, day, currency) DO UPDATE
                            SET amount_minor = known.amount_minor + excluded.amount_minor,
                                payments = known.payments + 1""",
                        tenant.tenantId().value(),
                        tenant.livemode(),
                        LocalDate.ofInstant(payment.succeededAt(), ZoneOffset.UTC),
                        payment.currency(),
                        payment.amountMinor())
                .replaceWithVoid();
    }

    /** The days that brought something, in order; both ends included. */
    public Uni<List<Day>> between(LocalDate from, LocalDate to) {
        TenantContext tenant = TenantContext.current();
        return sql.select("""
                        SELECT day, currency, amount_minor FROM revenue_day
                        WHERE tenant_id = $1 AND livemode = $2 AND day BETWEEN $3 AND $4 ORDER BY day, currency""", tenant.tenantId().value(), tenant.livemode(), from, to)
                .map(rows -> rows.stream()
                        .map(row -> new Day((LocalDate) row[0], (String) row[1], (Long) row[2]))
                        .toList());
    }
}
