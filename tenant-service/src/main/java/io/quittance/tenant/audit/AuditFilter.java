package io.quittance.tenant.audit;

import java.time.Instant;

/**
 * What of the audit log is asked for; null narrows nothing.
 *
 * @param from inclusive
 * @param before exclusive
 */
record AuditFilter(String actor, String action, String subject, Instant from, Instant before) {}
