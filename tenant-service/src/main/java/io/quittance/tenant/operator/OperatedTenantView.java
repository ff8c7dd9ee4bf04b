package io.quittance.tenant.operator;

import io.quittance.kernel.TenantId;
import java.time.Instant;

/**
 * A tenant as an operator sees it, on the wire.
 *
 * @param object always {@code tenant}
 * @param status {@code active}, {@code suspended} or {@code closed}
 * @param statusReason why it is so, as the operator put it; null for a tenant that always was active
 * @param platformPlan what the platform sells it
 * @param rateLimitPerSecond requests; null for the edge's default
 */
record OperatedTenantView(
        TenantId id,
        String object,
        String name,
        String slug,
        String status,
        String statusReason,
        String platformPlan,
        Integer rateLimitPerSecond,
        Instant createdAt) {

    static OperatedTenantView of(OperatedTenant tenant) {
        return new OperatedTenantView(
                tenant.id(),
                "tenant",
                tenant.name(),
                tenant.slug(),
                tenant.status(),
                tenant.statusReason(),
                tenant.platformPlan(),
                tenant.rateLimitPerSecond(),
                tenant.createdAt());
    }
}
