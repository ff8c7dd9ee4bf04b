package io.quittance.tenant.operator;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.tenant.company.domain.TenantStatus;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Finds tenants across the platform, as the relay role: it sees what an operator's list shows and the addresses of people. */
@ApplicationScoped
class AllTenants {
    private static final String COLUMNS =
            "tenant_id, name, slug, status, status_reason, platform_plan, rate_limit_per_second, created_at";

    private final Pool relay;

    AllTenants(@ReactiveDataSource("relay") Pool relay) {
        this.relay = relay;
    }

    /**
     * One page, newest first.
     *
     * @param status null for any
     * @param text what a name, a slug or a person's address contains, or an id; null for any
     */
    Uni<Page<OperatedTenant>> page(TenantStatus status, String text, PageQuery page) {
        boolean backwards = page.before() != null;
        StringBuilder conditions = new StringBuilder("true");
        List<Object> parameters = new ArrayList<>();
        and(conditions, parameters, "status = %s", status == null ? null : status.text());
        and(conditions, parameters, "tenant_id = %s", id(text));
        and(
                conditions,
                parameters,
                "(strpos(lower(name), %1$s) > 0 OR strpos(slug, %1$s) > 0"
                        + " OR tenant_id IN (SELECT tenant_id FROM login_email WHERE strpos(email, %1$s) > 0))",
                text == null || id(text) != null ? null : text.toLowerCase(Locale.ROOT));
        and(conditions, parameters, "tenant_id < %s", page.after());
        and(conditions, parameters, "tenant_id > %s", page.before());
        return relay.preparedQuery("SELECT " + COLUMNS + " FROM tenant WHERE " + conditions + " ORDER BY tenant_id "
                        + (backwards ? "ASC" : "DESC") + " LIMIT " + (page.limit() + 1))
                .execute(Tuple.from(parameters))
                .map(rows -> {
                    List<OperatedTenant> found = new ArrayList<>();
                    rows.forEach(row -> found.add(tenant(row)));
                    boolean more = found.size() > page.limit();
                    List<OperatedTenant> items = more ? found.subList(0, page.limit()) : found;
                    if (backwards) {
                        Collections.reverse(items);
                    }
                    return new Page<>(List.copyOf(items), more);
                });
    }

    private static void and(StringBuilder conditions, List<Object> parameters, String condition, Object value) {
        if (value != null) {
            parameters.add(value);
            conditions.append(" AND ").append(condition.formatted("$" + parameters.size()));
        }
    }

    private static UUID id(String text) {
        if (text == null || !text.startsWith(TenantId.PREFIX)) {
            return null;
        }
        try {
            return TenantId.fromString(text).value();
        } catch (DomainException notAnId) {
            return null; // then it is a part of a name
        }
    }

    private static OperatedTenant tenant(Row row) {
        return new OperatedTenant(
                new TenantId(row.getUUID("tenant_id")),
                row.getString("name"),
                row.getString("slug"),
                row.getString("status"),
                row.getString("status_reason"),
                row.getString("platform_plan"),
                row.getInteger("rate_limit_per_second"),
                row.getOffsetDateTime("created_at").toInstant());
    }
}
