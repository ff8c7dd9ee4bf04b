package io.quittance.tenant.company;

import io.quittance.kernel.TenantId;
import java.time.Instant;

/**
 * A company that signed up. Its id is the tenant id that everything else of it bears.
 *
 * @param slug claimed before, see {@link TenantSlugs}
 * @param defaultCurrency ISO 4217
 * @param timeZone a region of the time-zone database, such as {@code Europe/Berlin}
 */
public record Tenant(
        TenantId id, String name, String slug, String defaultCurrency, String timeZone, Instant createdAt) {}
