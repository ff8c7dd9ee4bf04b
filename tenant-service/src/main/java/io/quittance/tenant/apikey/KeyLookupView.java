package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import io.quittance.kernel.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * What the gateway needs to know of a key.
 *
 * @param mode {@code live} or {@code test}
 * @param type {@code secret}, {@code publishable} or {@code restricted}
 * @param roles what the internal token is to grant, the mode among them
 * @param expiresAt null for never
 * @param scopes what a restricted key is restricted to; empty for others
 * @param addresses where it is good from, in CIDR notation; empty for anywhere
 * @param tenantStatus {@code active}, {@code suspended} or {@code closed}
 * @param rateLimitPerSecond what the tenant's plan allows; null for the edge's default
 */
record KeyLookupView(
        ApiKeyId keyId,
        TenantId tenantId,
        String mode,
        String type,
        List<String> roles,
        Instant expiresAt,
        List<String> scopes,
        List<String> addresses,
        String tenantStatus,
        Integer rateLimitPerSecond) {}
