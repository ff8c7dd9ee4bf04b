package io.quittance.tenant.session;

import io.quittance.tenant.token.AccessTokens;
import io.quittance.tenant.user.User;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;

/** Puts the pair of tokens of a session into words. */
@ApplicationScoped
class IssueTokens {
    private final AccessTokens accessTokens;

    IssueTokens(AccessTokens accessTokens) {
        this.accessTokens = accessTokens;
    }

    /** @param user as they are now, since the access token names their role */
    SessionTokens issue(Session session, User user, RefreshToken refresh, Instant now) {
        Duration lifetime = accessTokens.lifetimeUntil(session.endsAt(), now);
        return new SessionTokens(
                accessTokens.issue(user.userId(), refresh.tenantId(), user.role(), session.sessionId(), lifetime),
                "Bearer",
                lifetime.toSeconds(),
                refresh.text(),
                Duration.between(now, session.idleEndsAt()).toSeconds(),
                session.sessionId());
    }
}
