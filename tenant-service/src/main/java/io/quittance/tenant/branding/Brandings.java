package io.quittance.tenant.branding;

import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.tenant.company.Tenants;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** How the tenant at work looks. */
@ApplicationScoped
class Brandings {
    private final Sql sql;
    private final Tenants tenants;
    private final Clock clock;

    Brandings(Sql sql, Tenants tenants, Clock clock) {
        this.sql = sql;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** {@link Branding#PLAIN} before it was first changed. */
    Uni<Branding> current() {
        return sql.select("""
                        SELECT display_name, primary_color, secondary_color, support_address, logo_type, version
                        FROM branding WHERE tenant_id = $1""", tenantId()).map(rows -> rows.isEmpty() ? Branding.PLAIN : branding(rows.get(0)));
    }

    /** As {@link #current}, nobody else's to change until the transaction ends. There may be no row to lock, so the tenant's is. */
    Uni<Branding> lockCurrent() {
        return tenants.lockCurrent().chain(this::current);
    }

    /** Writes everything but the logo, as the next version. */
    Uni<Branding> write(Branding branding) {
        return sql.update(
                        """
                        INSERT INTO branding AS its (tenant_id, display_name, primary_color, secondary_color, support_address,
                                                     version, updated_at)
                        VALUES ($1, $2, $3, $4, $5, 1, $6)
                        ON CONFLICT (tenant_id) DO UPDATE SET display_name = $2, primary_color = $3, secondary_color = $4,
                            support_address = $5, version = its.version + 1, updated_at = $6""",
                        tenantId(),
                        branding.displayName(),
                        branding.primaryColor(),
                        branding.secondaryColor(),
                        branding.supportAddress(),
                        now())
                .chain(this::current);
    }

    /** The logo; null if there is none. */
    Uni<Logo> logo() {
        return sql.select(
                        "SELECT logo, logo_type, logo_etag FROM branding WHERE tenant_id = $1 AND logo IS NOT NULL",
                        tenantId())
                .map(rows -> rows.isEmpty() ? null : logo(rows.get(0)));
    }

    /** Writes the logo, or takes it away with null, as the next version. */
    Uni<Branding> writeLogo(Logo logo) {
        return sql.update(
                        """
                        INSERT INTO branding AS its (tenant_id, logo, logo_type, logo_etag, version, updated_at)
                        VALUES ($1, $2, $3, $4, 1, $5)
                        ON CONFLICT (tenant_id) DO UPDATE SET logo = $2, logo_type = $3, logo_etag = $4,
                            version = its.version + 1, updated_at = $5""",
                        tenantId(),
                        logo == null ? null : Buffer.buffer(logo.image()),
                        logo == null ? null : logo.mediaType(),
                        logo == null ? null : logo.etag(),
                        now())
                .chain(this::current);
    }

    private static UUID tenantId() {
        return TenantContext.current().tenantId().value();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Branding branding(Object[] row) {
        return new Branding(
                (String) row[0], (String) row[1], (String) row[2], (String) row[3], (String) row[4], (Integer) row[5]);
    }

    private static Logo logo(Object[] row) {
        return new Logo(((Buffer) row[0]).getBytes(), (String) row[1], (String) row[2]);
    }
}
