package io.quittance.tenant.company;

import io.quittance.kernel.TenantId;
import io.quittance.tenant.company.domain.TenantStatus;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A company that signed up. Its id is the tenant id that everything else of it bears.
 *
 * @param slug claimed before, see {@link TenantSlugs}
 * @param defaultCurrency ISO 4217
 * @param timeZone a region of the time-zone database, such as {@code Europe/Berlin}
 * @param status what the platform's operator decided
 * @param supportEmail null if not told
 * @param address null if not told
 * @param version counts the changes of what its people may change
 */
public record Tenant(
        TenantId id,
        String name,
        String slug,
        String defaultCurrency,
        String timeZone,
        Instant createdAt,
        TenantStatus status,
        String supportEmail,
        PostalAddress address,
        int version) {
    /** A new one. */
    public Tenant(TenantId id, String name, String slug, String defaultCurrency, String timeZone, Instant createdAt) {
        this(id, name, slug, defaultCurrency, timeZone, createdAt, TenantStatus.ACTIVE, null, null, 1);
    }

    /** What the change makes of it; what the change does not speak of stays. */
    Tenant with(TenantChange change) {
        return new Tenant(
                id,
                change.name() == null ? name : change.name(),
                slug,
                change.defaultCurrency() == null ? defaultCurrency : change.defaultCurrency(),
                change.timeZone() == null ? timeZone : change.timeZone(),
                createdAt,
                status,
                change.supportEmail() == null ? supportEmail : change.supportEmailOrNull(),
                change.address() == null ? address : change.address().orNull(),
                version);
    }

    /** What its people may change, for the audit log. */
    Map<String, Object> described() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("name", name);
        state.put("default_currency", defaultCurrency);
        state.put("time_zone", timeZone);
        state.put("support_email", supportEmail);
        state.put("address", address);
        return state;
    }
}
