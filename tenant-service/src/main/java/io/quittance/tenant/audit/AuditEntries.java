package io.quittance.tenant.audit;

import io.quittance.kernel.AuditEntryId;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/** Reads the audit log of the tenant at work. */
@ApplicationScoped
class AuditEntries {
    // Ids are UUIDv7, so a bound on time is one on ids, which the index knows; made apart, the two may differ a little.
    private static final Duration ID_SLACK = Duration.ofSeconds(10);
    private static final int ID_TIME_SHIFT = 16;

    private final Sql sql;

    AuditEntries(Sql sql) {
        this.sql = sql;
    }

    /** One page, newest first. */
    Uni<Page<AuditEntry>> page(AuditFilter filter, PageQuery page) {
        boolean backwards = page.before() != null;
        Statement statement = new Statement();
        statement.and("actor =", filter.actor());
        statement.and("action =", filter.action());
        statement.and("subject =", filter.subject());
        if (filter.from() != null) {
            statement.and("created_at >=", at(filter.from()));
            statement.and("id >=", firstIdOf(filter.from().minus(ID_SLACK)));
        }
        if (filter.before() != null) {
            statement.and("created_at <", at(filter.before()));
            statement.and("id <", firstIdOf(filter.before().plus(ID_SLACK)));
        }
        statement.and("id <", page.after());
        statement.and("id >", page.before());
        return statement.select(sql, backwards, page.limit() + 1).map(rows -> {
            List<AuditEntry> entries = new ArrayList<>(
                    rows.stream().limit(page.limit()).map(AuditEntries::entry).toList());
            if (backwards) {
                Collections.reverse(entries);
            }
            return new Page<>(entries, rows.size() > page.limit());
        });
    }

    private static OffsetDateTime at(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private static UUID firstIdOf(Instant instant) {
        return new UUID(Math.max(0, instant.toEpochMilli()) << ID_TIME_SHIFT, 0);
    }

    private static AuditEntry entry(Object[] row) {
        return new AuditEntry(
                new AuditEntryId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                (String) row[7],
                (String) row[8],
                ((OffsetDateTime) row[9]).toInstant());
    }

    /** Only what is asked for becomes a condition, so that each question finds its index. */
    private static final class Statement {
        private final StringBuilder conditions = new StringBuilder("tenant_id = $1");
        private final List<Object> parameters =
                new ArrayList<>(List.of(TenantContext.current().tenantId().value()));

        void and(String condition, Object value) {
            if (value != null) {
                parameters.add(value);
                conditions.append(" AND ").append(condition).append(" $").append(parameters.size());
            }
        }

        Uni<List<Object[]>> select(Sql sql, boolean ascending, int limit) {
            return sql.select("""
                    SELECT id, actor, action, subject, client_address, user_agent, request_id,
                           before::text, after::text, created_at
                    FROM audit_entry WHERE %s ORDER BY id %s LIMIT %d""".formatted(conditions, ascending ? "ASC" : "DESC", limit), parameters.toArray());
        }
    }
}
