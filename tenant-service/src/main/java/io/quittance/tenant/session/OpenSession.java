package io.quittance.tenant.session;

import io.quittance.kernel.SessionId;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.user.User;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Lets somebody in who has proven to be who they are. */
@ApplicationScoped
public class OpenSession {
    private final Sessions sessions;
    private final RefreshTokens refreshTokens;
    private final IssueTokens issueTokens;
    private final AuditLog audit;
    private final SessionConfig config;
    private final Clock clock;

    OpenSession(
            Sessions sessions,
            RefreshTokens refreshTokens,
            IssueTokens issueTokens,
            AuditLog audit,
            SessionConfig config,
            Clock clock) {
        this.sessions = sessions;
        this.refreshTokens = refreshTokens;
        this.issueTokens = issueTokens;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    /**
     * Joins the transaction under way, of the person's tenant.
     *
     * @param user read in this transaction and locked, so that no role is taken away meanwhile; or new
     */
    public Uni<SessionTokens> open(User user, RequestOrigin origin) {
        RefreshToken first = refreshTokens.first(TenantContext.current().tenantId(), SessionId.next());
        Instant now = clock.instant();
        Session session = new Session(first.sessionId(), user.userId(), origin, refreshTokens.hash(first), config, now);
        return sessions.persist(session)
                .chain(() -> audit.add(
                        "session.opened",
                        session.sessionId().toString(),
                        null,
                        Map.of("user_id", user.userId().toString())))
                .replaceWith(() -> issueTokens.issue(session, user, first, now));
    }
}
