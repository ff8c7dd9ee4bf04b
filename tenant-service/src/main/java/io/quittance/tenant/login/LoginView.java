package io.quittance.tenant.login;

import io.quittance.kernel.SessionId;
import io.quittance.tenant.company.Tenant;
import io.quittance.tenant.company.TenantView;
import io.quittance.tenant.session.SessionTokens;
import io.quittance.tenant.ticket.Purpose;
import io.quittance.tenant.ticket.Ticket;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.UserView;

/**
 * The answer to a log-in: tokens, or a challenge and nothing else.
 *
 * @param accessToken to be sent as {@code Authorization: Bearer …}
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds until the access token ends
 * @param refreshToken gets the next pair, once
 * @param refreshExpiresIn seconds until the refresh token ends
 * @param challenge to be sent back with a code of the second factor; null for who has none
 * @param challengeExpiresIn seconds until the challenge ends
 */
public record LoginView(
        String accessToken,
        String tokenType,
        Long expiresIn,
        String refreshToken,
        Long refreshExpiresIn,
        SessionId sessionId,
        UserView user,
        TenantView tenant,
        String challenge,
        Long challengeExpiresIn) {

    public static LoginView of(SessionTokens tokens, User user, Tenant tenant) {
        return new LoginView(
                tokens.accessToken(),
                tokens.tokenType(),
                tokens.expiresIn(),
                tokens.refreshToken(),
                tokens.refreshExpiresIn(),
                tokens.sessionId(),
                UserView.of(user),
                TenantView.of(tenant),
                null,
                null);
    }

    // Nothing of the person: so far somebody knows a password.
    static LoginView challenge(Ticket ticket) {
        long seconds = Purpose.SECOND_FACTOR.lifetime().toSeconds();
        return new LoginView(null, null, null, null, null, null, null, null, ticket.text(), seconds);
    }

    /** Not the tokens: this may end up in a log. */
    @Override
    public String toString() {
        return "LoginView";
    }
}
