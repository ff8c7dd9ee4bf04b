package io.quittance.tenant.operator;

import io.quittance.kernel.TenantId;
import java.time.Instant;

/** A tenant as those who run the platform see it. */
record OperatedTenant(
        TenantId id,
        String name,
        String slug,
        String status,
        String statusReason,
        String platformPlan,
        Integer rateLimitPerSecond,
        Instant createdAt) {}
