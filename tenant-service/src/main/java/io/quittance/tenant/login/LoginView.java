package io.quittance.tenant.login;

import io.quittance.kernel.SessionId;
import io.quittance.tenant.company.Tenant;
import io.quittance.tenant.company.TenantView;
import io.quittance.tenant.session.SessionTokens;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.UserView;

/**
 * The answer to a log-in.
 *
 * @param accessToken to be sent as {@code Authorization: Bearer …}
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds until the access token ends
 * @param refreshToken gets the next pair, once
 * @param refreshExpiresIn seconds until the refresh token ends
 */
public record LoginView(
        String accessToken,
        String tokenType,
        long expiresIn,
        String refreshToken,
        long refreshExpiresIn,
        SessionId sessionId,
        UserView user,
        TenantView tenant) {

    public static LoginView of(SessionTokens tokens, User user, Tenant tenant) {
        return new LoginView(
                tokens.accessToken(),
                tokens.tokenType(),
                tokens.expiresIn(),
                tokens.refreshToken(),
                tokens.refreshExpiresIn(),
                tokens.sessionId(),
                UserView.of(user),
                TenantView.of(tenant));
    }

    /** Not the tokens: this may end up in a log. */
    @Override
    public String toString() {
        return "LoginView";
    }
}
