package io.quittance.tenant.session;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.SessionId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.list.Page;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.tenant.fence.TenantWideRepository;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The sessions of the tenant at work. Whoever locks a person's row as well locks it first. */
@ApplicationScoped
class Sessions implements TenantWideRepository<Session> {
    private final Sql sql;

    Sessions(Sql sql) {
        this.sql = sql;
    }

    Uni<Session> lock(SessionId id) {
        return findLocked(id.value())
                .onItem()
                .ifNull()
                .failWith(() -> new DomainException(ErrorCode.SESSION_NOT_FOUND, "There is no session " + id + "."));
    }

    /** Whose session it is, without loading it; null for none. */
    Uni<UserId> findUser(SessionId id) {
        return sql.select(
                        "SELECT user_id FROM session WHERE tenant_id = $1 AND id = $2",
                        TenantContext.current().tenantId().value(),
                        id.value())
                .map(rows -> rows.isEmpty() ? null : new UserId((UUID) rows.get(0)[0]));
    }

    Uni<List<Session>> lockOpenOf(UserId user, Instant now) {
        return find("userId = ?1 and revokedAt is null and idleEndsAt > ?2", user.value(), now)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    Uni<Page<Session>> openPageOf(UserId user, PageQuery page, Instant now) {
        return page(
                page,
                "userId = :userId and revokedAt is null and idleEndsAt > :now",
                Map.of("userId", user.value(), "now", now));
    }
}
