package io.quittance.tenant.audit;

import io.quittance.kernel.AuditEntryId;
import java.time.Instant;

/**
 * What was done, by whom, to what, and from where.
 *
 * @param before JSON, or null
 * @param after JSON, or null
 */
record AuditEntry(
        AuditEntryId id,
        String actor,
        String action,
        String subject,
        String clientAddress,
        String userAgent,
        String requestId,
        String before,
        String after,
        Instant createdAt) {}
