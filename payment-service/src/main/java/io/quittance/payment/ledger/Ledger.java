package io.quittance.payment.ledger;

import io.quittance.kernel.Money;
import io.quittance.kernel.PaymentId;
import io.quittance.kernel.Uuid7;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Double-entry books of the money that moved. Entries are added and never changed; PostgreSQL refuses one that does not add up
 * to zero. Works in the open transaction, so an entry exists exactly when what it books does.
 */
@ApplicationScoped
public class Ledger {
    private final Sql sql;
    private final Clock clock;

    Ledger(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** The provider now holds the money (debit) that the customer owed (credit). */
    public Uni<Void> bookCollected(PaymentId payment, Money amount, Instant effectiveAt) {
        TenantContext tenant = TenantContext.current();
        return sql.update(
                        """
                        WITH entry AS (
                            INSERT INTO journal_entry
                                (tenant_id, livemode, entry_id, kind, payment_id, effective_at, booked_at)
                            VALUES ($1, $2, $3, 'payment_succeeded', $4, $5, $6)
                            RETURNING tenant_id, livemode, entry_id)
                        INSERT INTO journal_line (tenant_id, livemode, entry_id, line, account, amount_minor, currency)
                        SELECT tenant_id, livemode, entry_id, line, account, amount_minor, $9
                        FROM entry, (VALUES (1, 'provider_clearing', $7::bigint), (2, 'receivable', $8::bigint))
                            AS lines (line, account, amount_minor)""",
                        tenant.tenantId().value(),
                        tenant.livemode(),
                        Uuid7.next(),
                        payment.value(),
                        utc(effectiveAt),
                        utc(clock.instant()),
                        amount.minor(),
                        amount.negate().minor(),
                        amount.currency().getCurrencyCode())
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
