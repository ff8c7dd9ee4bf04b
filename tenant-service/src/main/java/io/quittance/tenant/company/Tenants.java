package io.quittance.tenant.company;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The tenants, of which each piece of work sees only its own. */
@ApplicationScoped
public class Tenants {
    /** The number of a tenant's first event. */
    public static final long FIRST_SEQUENCE = 1;

    private final Sql sql;

    Tenants(Sql sql) {
        this.sql = sql;
    }

    /** Adds the tenant at work, with the first of its events told. */
    public Uni<Void> add(Tenant tenant) {
        return sql.update(
                        """
                        INSERT INTO tenant (tenant_id, name, slug, default_currency, time_zone, sequence, created_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7)""",
                        tenant.id().value(),
                        tenant.name(),
                        tenant.slug(),
                        tenant.defaultCurrency(),
                        tenant.timeZone(),
                        FIRST_SEQUENCE,
                        OffsetDateTime.ofInstant(tenant.createdAt(), ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** The tenant at work; null if there is none. */
    public Uni<Tenant> findCurrent() {
        TenantId id = TenantContext.current().tenantId();
        return sql.select("""
                        SELECT name, slug, default_currency, time_zone, created_at FROM tenant WHERE tenant_id = $1""", id.value()).map(rows -> rows.isEmpty() ? null : tenant(id, rows.get(0)));
    }

    /** Makes those who change who belongs to the tenant wait for each other, until the transaction ends. */
    public Uni<Void> lockCurrent() {
        return sql.select(
                        "SELECT 1 FROM tenant WHERE tenant_id = $1 FOR NO KEY UPDATE",
                        TenantContext.current().tenantId().value())
                .replaceWithVoid();
    }

    Uni<Tenant> requireCurrent() {
        return findCurrent()
                .onItem()
                .ifNull()
                .failWith(() ->
                        new DomainException(ErrorCode.TENANT_NOT_FOUND, "The tenant of this caller does not exist."));
    }

    private static Tenant tenant(TenantId id, Object[] row) {
        return new Tenant(
                id,
                (String) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                ((OffsetDateTime) row[4]).toInstant());
    }
}
