package io.quittance.tenant.registration;

import io.quittance.kernel.SessionId;
import io.quittance.tenant.apikey.ShownApiKey;
import io.quittance.tenant.company.Tenant;
import io.quittance.tenant.company.TenantView;
import io.quittance.tenant.session.SessionTokens;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.UserView;
import java.util.List;

/**
 * The answer to a registration, which logs the owner in.
 *
 * @param user the owner
 * @param apiKeys a secret and a publishable key for each mode, shown this once
 * @param accessToken as log-in answers it, like what follows
 */
record RegistrationView(
        TenantView tenant,
        UserView user,
        List<ShownApiKey> apiKeys,
        String accessToken,
        String tokenType,
        long expiresIn,
        String refreshToken,
        long refreshExpiresIn,
        SessionId sessionId) {

    static RegistrationView of(Tenant tenant, User owner, List<ShownApiKey> keys, SessionTokens tokens) {
        return new RegistrationView(
                TenantView.of(tenant),
                UserView.of(owner),
                keys,
                tokens.accessToken(),
                tokens.tokenType(),
                tokens.expiresIn(),
                tokens.refreshToken(),
                tokens.refreshExpiresIn(),
                tokens.sessionId());
    }

    /** Not the keys and tokens: this may end up in a log. */
    @Override
    public String toString() {
        return "RegistrationView";
    }
}
