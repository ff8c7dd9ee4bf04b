package io.quittance.tenant.session;

import io.quittance.kernel.SessionId;
import io.quittance.kernel.UserId;
import java.time.Instant;

/**
 * A session on the wire.
 *
 * @param object always {@code session}
 * @param current whether the caller is in it
 * @param clientAddress the IP address from where it was used last, or null
 * @param lastUsedAt when it was refreshed last
 * @param expiresAt when it ends if it is not used before
 * @param revokedAt null while it is open
 */
record SessionView(
        SessionId id,
        String object,
        UserId userId,
        boolean current,
        String clientAddress,
        String userAgent,
        Instant createdAt,
        Instant lastUsedAt,
        Instant expiresAt,
        Instant revokedAt) {

    static SessionView of(Session session, SessionId current) {
        return new SessionView(
                session.sessionId(),
                "session",
                session.user(),
                session.sessionId().equals(current),
                session.clientAddress(),
                session.userAgent(),
                session.createdAt(),
                session.lastUsedAt(),
                session.idleEndsAt(),
                session.revokedAt());
    }
}
