package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import io.quittance.kernel.TenantId;
import java.time.Instant;
import java.util.List;

/**
 * What the gateway needs to know of a key.
 *
 * @param mode {@code live} or {@code test}
 * @param type {@code secret} or {@code publishable}
 * @param roles what the internal token is to grant, the mode among them
 * @param expiresAt null for never
 */
record KeyLookupView(
        ApiKeyId keyId, TenantId tenantId, String mode, String type, List<String> roles, Instant expiresAt) {}
