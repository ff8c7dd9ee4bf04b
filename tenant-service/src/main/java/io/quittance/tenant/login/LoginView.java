package io.quittance.tenant.login;

import io.quittance.tenant.company.TenantView;
import io.quittance.tenant.user.UserView;

/**
 * The answer to a log-in.
 *
 * @param accessToken to be sent as {@code Authorization: Bearer …}
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds
 */
record LoginView(String accessToken, String tokenType, long expiresIn, UserView user, TenantView tenant) {

    /** Not the token: this may end up in a log. */
    @Override
    public String toString() {
        return "LoginView";
    }
}
