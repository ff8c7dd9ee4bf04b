package io.quittance.tenant.session;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.SessionId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Ends a session: one's own, or anybody's for who may. To revoke again changes nothing: what they want is already so. */
@ApplicationScoped
class RevokeSession {
    private final Transactions transactions;
    private final Sessions sessions;
    private final EndSessions endSessions;
    private final AuditLog audit;

    RevokeSession(Transactions transactions, Sessions sessions, EndSessions endSessions, AuditLog audit) {
        this.transactions = transactions;
        this.sessions = sessions;
        this.endSessions = endSessions;
        this.audit = audit;
    }

    /** @param anybodys whether the caller may end others' sessions; for who may not, there are none */
    Uni<Session> revoke(SessionId id, boolean anybodys) {
        UserId caller = UserId.fromString(TenantContext.current().actor());
        return transactions.tenant(() -> sessions.lock(id)
                .invoke(session -> {
                    if (!anybodys && !session.user().equals(caller)) {
                        throw new DomainException(ErrorCode.SESSION_NOT_FOUND, "There is no session " + id + ".");
                    }
                })
                .call(session -> endSessions
                        .end(session)
                        .chain(ended -> ended ? note(session) : Uni.createFrom().voidItem())));
    }

    private Uni<Void> note(Session session) {
        return audit.add(
                "session.revoked",
                session.sessionId().toString(),
                Map.of("user_id", session.user().toString()),
                null);
    }
}
