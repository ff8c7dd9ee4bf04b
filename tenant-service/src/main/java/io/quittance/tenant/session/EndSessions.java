package io.quittance.tenant.session;

import io.quittance.contracts.tenant.SessionRevoked;
import io.quittance.kernel.SessionId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.outbox.NewEvent;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.tenant.fence.ModeOutbox;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.function.Predicate;

/** Takes back what sessions allow: their refresh tokens at once, and their access tokens once the edge has heard of it. */
@ApplicationScoped
public class EndSessions {
    /** A session tells once that it ended, and nothing else. */
    private static final long SEQUENCE = 1;

    private final Sessions sessions;
    private final ModeOutbox outbox;
    private final Clock clock;

    EndSessions(Sessions sessions, ModeOutbox outbox, Clock clock) {
        this.sessions = sessions;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** All sessions of a person. Joins the transaction under way, which has locked the person: no new session slips through. */
    public Uni<Void> of(UserId user) {
        return endOpen(user, session -> true);
    }

    /** As {@link #of(UserId)}, but one stays: that of whoever asked. */
    public Uni<Void> of(UserId user, SessionId except) {
        return endOpen(user, session -> !session.sessionId().equals(except));
    }

    /** One that is locked; false if it had ended before. */
    Uni<Boolean> end(Session session) {
        boolean ended = session.revoke(TenantContext.current().actor(), clock.instant());
        return ended
                ? outbox.add(revoked(session), true).replaceWith(true)
                : Uni.createFrom().item(false);
    }

    // One after the other: they share the transaction's connection.
    private Uni<Void> endOpen(UserId user, Predicate<Session> which) {
        return sessions.lockOpenOf(user, clock.instant()).chain(open -> Multi.createFrom()
                .iterable(open)
                .filter(which)
                .onItem()
                .transformToUniAndConcatenate(this::end)
                .collect()
                .last()
                .replaceWithVoid());
    }

    private static NewEvent revoked(Session session) {
        return new NewEvent(
                session.sessionId().toString(),
                TenantContext.current().tenantId().toString(),
                SEQUENCE,
                session.revokedAt(),
                new SessionRevoked(session.sessionId(), session.user()));
    }
}
