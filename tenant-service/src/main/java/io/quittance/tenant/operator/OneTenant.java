package io.quittance.tenant.operator;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.tenant.company.domain.TenantStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The tenant at work as an operator sees and changes it, behind the same fences as everybody's work for a tenant. */
@ApplicationScoped
class OneTenant {
    private static final String SELECT = """
            SELECT name, slug, status, status_reason, platform_plan, rate_limit_per_second, created_at
            FROM tenant WHERE tenant_id = $1""";

    private final Sql sql;
    private final Clock clock;

    OneTenant(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Refuses with {@link ErrorCode#TENANT_NOT_FOUND}. */
    Uni<OperatedTenant> require() {
        return select(SELECT);
    }

    /** As {@link #require}, nobody else's to change until the transaction ends. */
    Uni<OperatedTenant> lock() {
        return select(SELECT + " FOR NO KEY UPDATE");
    }

    Uni<TenantCounts> counts() {
        return sql.select("""
                        SELECT (SELECT count(*) FROM user_account WHERE tenant_id = $1),
                               count(*) FILTER (WHERE livemode), count(*) FILTER (WHERE NOT livemode)
                        FROM api_key
                        WHERE tenant_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())""", current().value())
                .map(rows -> rows.get(0))
                .map(row -> new TenantCounts((Long) row[0], (Long) row[1], (Long) row[2]));
    }

    /** Writes the status; answers the number of the event that tells of it. */
    Uni<Long> writeStatus(TenantStatus status, String reason) {
        return sql.select(
                        """
                        UPDATE tenant SET status = $2, status_reason = $3, status_changed_at = $4, sequence = sequence + 1
                        WHERE tenant_id = $1 RETURNING sequence""",
                        current().value(),
                        status.text(),
                        reason,
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .map(rows -> (Long) rows.get(0)[0]);
    }

    /** Writes what the platform sells it. */
    Uni<Void> writePlan(String plan, Integer rateLimitPerSecond) {
        return sql.update(
                        "UPDATE tenant SET platform_plan = $2, rate_limit_per_second = $3 WHERE tenant_id = $1",
                        current().value(),
                        plan,
                        rateLimitPerSecond)
                .replaceWithVoid();
    }

    private Uni<OperatedTenant> select(String statement) {
        TenantId id = current();
        return sql.select(statement, id.value()).map(rows -> {
            if (rows.isEmpty()) {
                throw new DomainException(ErrorCode.TENANT_NOT_FOUND, "There is no tenant " + id + ".");
            }
            Object[] row = rows.get(0);
            return new OperatedTenant(
                    id,
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (String) row[3],
                    (String) row[4],
                    (Integer) row[5],
                    ((OffsetDateTime) row[6]).toInstant());
        });
    }

    private static TenantId current() {
        return TenantContext.current().tenantId();
    }
}
