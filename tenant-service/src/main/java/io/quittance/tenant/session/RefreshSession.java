package io.quittance.tenant.session;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.company.Tenant;
import io.quittance.tenant.company.Tenants;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/**
 * Exchanges a refresh token for the next pair of tokens. A token works once. Presented again it was stolen, by now or before, and
 * since nobody can say from whom, the whole session ends; except right after its use, when the answer may have been lost: then the
 * same successor is given again.
 */
@ApplicationScoped
class RefreshSession {
    private static final String ACTOR = "refresh";

    private final RefreshTokens refreshTokens;
    private final Transactions transactions;
    private final Sessions sessions;
    private final Users users;
    private final Tenants tenants;
    private final EndSessions endSessions;
    private final IssueTokens issueTokens;
    private final AuditLog audit;
    private final SessionConfig config;
    private final Clock clock;

    RefreshSession(
            RefreshTokens refreshTokens,
            Transactions transactions,
            Sessions sessions,
            Users users,
            Tenants tenants,
            EndSessions endSessions,
            IssueTokens issueTokens,
            AuditLog audit,
            SessionConfig config,
            Clock clock) {
        this.refreshTokens = refreshTokens;
        this.transactions = transactions;
        this.sessions = sessions;
        this.users = users;
        this.tenants = tenants;
        this.endSessions = endSessions;
        this.issueTokens = issueTokens;
        this.audit = audit;
        this.config = config;
        this.clock = clock;
    }

    Uni<SessionTokens> refresh(String text, RequestOrigin origin) {
        RefreshToken token = refreshTokens.read(text).orElseThrow(RefreshSession::refusal);
        TenantContext tenant = new TenantContext(token.tenantId(), true, ACTOR, null);
        // The refusal comes after the transaction, which must commit: it may have ended the session.
        return transactions
                .as(tenant, () -> locked(token, origin))
                .onItem()
                .ifNull()
                .failWith(RefreshSession::refusal);
    }

    /** The tokens, or null for a refusal. */
    private Uni<SessionTokens> locked(RefreshToken token, RequestOrigin origin) {
        return sessions.findUser(token.sessionId())
                .onItem()
                .ifNotNull()
                .transformToUni(users::findShared)
                .call(() -> tenants.findCurrent().invoke(RefreshSession::requireOpen))
                .onItem()
                .ifNotNull()
                .transformToUni(user -> sessions.findLocked(token.sessionId().value())
                        .onItem()
                        .ifNotNull()
                        .transformToUni(session -> use(session, user, token, origin)));
    }

    private static void requireOpen(Tenant tenant) {
        if (tenant != null) { // a token of a tenant that never was is refused as any other
            tenant.status().requireOpen();
        }
    }

    private Uni<SessionTokens> use(Session session, User user, RefreshToken token, RequestOrigin origin) {
        Instant now = clock.instant();
        if (!session.isOpen(now)) {
            return Uni.createFrom().nullItem();
        }
        RefreshToken next = refreshTokens.successor(token);
        if (isCurrent(token, session)) {
            session.rotate(refreshTokens.hash(next), origin, config.idle(), now);
            return Uni.createFrom().item(issueTokens.issue(session, user, next, now));
        }
        if (isCurrent(next, session) && now.isBefore(session.lastUsedAt().plus(config.refreshGrace()))) {
            return Uni.createFrom().item(issueTokens.issue(session, user, next, now));
        }
        return endStolen(session, token);
    }

    private boolean isCurrent(RefreshToken token, Session session) {
        return token.generation() == session.generation()
                && MessageDigest.isEqual(refreshTokens.hash(token), session.refreshHash());
    }

    private Uni<SessionTokens> endStolen(Session session, RefreshToken token) {
        return endSessions
                .end(session)
                .chain(() -> audit.add(
                        "session.refresh_token_reused",
                        session.sessionId().toString(),
                        null,
                        Map.of("user_id", session.user().toString(), "generation", token.generation())))
                .replaceWith((SessionTokens) null);
    }

    // One for all reasons: a thief need not learn that it was noticed.
    private static DomainException refusal() {
        return new DomainException(ErrorCode.TOKEN_INVALID, "The refresh token is not valid. Log in again.");
    }
}
