package io.quittance.tenant.company;

import io.quittance.kernel.TenantId;
import java.time.Instant;

/**
 * A tenant on the wire.
 *
 * @param object always {@code tenant}
 * @param slug unique on the platform
 * @param defaultCurrency ISO 4217
 * @param timeZone a region of the time-zone database
 * @param status {@code active}, {@code suspended} or {@code closed}; the platform's operator decides
 * @param supportEmail whom its customers write to, or null
 * @param address as invoices show it, or null
 */
public record TenantView(
        TenantId id,
        String object,
        String name,
        String slug,
        String defaultCurrency,
        String timeZone,
        String status,
        String supportEmail,
        PostalAddress address,
        Instant createdAt) {

    public static TenantView of(Tenant tenant) {
        return new TenantView(
                tenant.id(),
                "tenant",
                tenant.name(),
                tenant.slug(),
                tenant.defaultCurrency(),
                tenant.timeZone(),
                tenant.status().text(),
                tenant.supportEmail(),
                tenant.address(),
                tenant.createdAt());
    }
}
