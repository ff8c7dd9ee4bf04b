package io.quittance.tenant.session;

import io.quittance.kernel.SessionId;
import io.quittance.kernel.TenantId;

/**
 * A refresh token that we issued once, whether or not it still opens anything.
 *
 * @param generation how many came before it in its session
 * @param text what the person's browser keeps
 */
record RefreshToken(TenantId tenantId, SessionId sessionId, int generation, String text) {

    /** Not the token: this may end up in a log. */
    @Override
    public String toString() {
        return "refresh token " + generation + " of " + sessionId;
    }
}
