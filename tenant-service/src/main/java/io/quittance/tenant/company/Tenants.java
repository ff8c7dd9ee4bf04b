package io.quittance.tenant.company;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.tenant.company.domain.TenantStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** The tenants, of which each piece of work sees only its own. */
@ApplicationScoped
public class Tenants {
    /** The number of a tenant's first event. */
    public static final long FIRST_SEQUENCE = 1;

    private static final String SELECT = """
            SELECT name, slug, default_currency, time_zone, created_at, status, support_email, address_line1, address_line2,
                   address_city, address_region, address_postal_code, address_country, version
            FROM tenant WHERE tenant_id = $1""";

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
        return select(SELECT);
    }

    public Uni<Tenant> requireCurrent() {
        return required(findCurrent());
    }

    /** The tenant at work, nobody else's to change until the transaction ends. */
    public Uni<Tenant> lockCurrent() {
        return required(select(SELECT + " FOR NO KEY UPDATE"));
    }

    /** Writes what its people may change, as the next version. */
    Uni<Tenant> update(Tenant tenant) {
        PostalAddress address = tenant.address() == null ? PostalAddress.NONE : tenant.address();
        return sql.update(
                        """
                        UPDATE tenant SET name = $2, default_currency = $3, time_zone = $4, support_email = $5,
                            address_line1 = $6, address_line2 = $7, address_city = $8, address_region = $9,
                            address_postal_code = $10, address_country = $11, version = version + 1
                        WHERE tenant_id = $1""",
                        tenant.id().value(),
                        tenant.name(),
                        tenant.defaultCurrency(),
                        tenant.timeZone(),
                        tenant.supportEmail(),
                        address.line1(),
                        address.line2(),
                        address.city(),
                        address.region(),
                        address.postalCode(),
                        address.country())
                .chain(this::requireCurrent);
    }

    private Uni<Tenant> select(String statement) {
        TenantId id = TenantContext.current().tenantId();
        return sql.select(statement, id.value()).map(rows -> rows.isEmpty() ? null : tenant(id, rows.get(0)));
    }

    private static Uni<Tenant> required(Uni<Tenant> found) {
        return found.onItem()
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
                ((OffsetDateTime) row[4]).toInstant(),
                TenantStatus.of((String) row[5]),
                (String) row[6],
                new PostalAddress(
                                (String) row[7],
                                (String) row[8],
                                (String) row[9],
                                (String) row[10],
                                (String) row[11],
                                (String) row[12])
                        .orNull(),
                (Integer) row[13]);
    }
}
