package io.quittance.tenant.operator;

import io.quittance.kernel.TenantId;

/**
 * What lets an operator look into a tenant.
 *
 * @param accessToken to be sent as {@code Authorization: Bearer …}; only to read with
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds
 */
record ImpersonationView(String accessToken, String tokenType, long expiresIn, TenantId tenantId) {

    /** Not the token: this may end up in a log. */
    @Override
    public String toString() {
        return "ImpersonationView";
    }
}
