package io.quittance.tenant.session;

import io.quittance.kernel.SessionId;

/**
 * What a person holds while logged in.
 *
 * @param accessToken to be sent as {@code Authorization: Bearer …}
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds until the access token ends
 * @param refreshToken gets the next pair, once
 * @param refreshExpiresIn seconds until the refresh token ends
 */
public record SessionTokens(
        String accessToken,
        String tokenType,
        long expiresIn,
        String refreshToken,
        long refreshExpiresIn,
        SessionId sessionId) {

    /** Not the tokens: this may end up in a log. */
    @Override
    public String toString() {
        return "tokens of " + sessionId;
    }
}
