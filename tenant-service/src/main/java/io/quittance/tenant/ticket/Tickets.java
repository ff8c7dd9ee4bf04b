package io.quittance.tenant.ticket;

import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.quittance.kernel.Uuid7;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.tenant.pepper.KeyedHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/** Gives people of the tenant at work tickets that are good once and not for long. Kept is a keyed hash. */
@ApplicationScoped
public class Tickets {
    private static final String GOOD = "tenant_id = $1 AND id = $2 AND purpose = $3 AND hash = $4 AND expires_at > $5";

    private final Sql sql;
    private final KeyedHash keyedHash;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Tickets(Sql sql, KeyedHash keyedHash, Clock clock) {
        this.sql = sql;
        this.keyedHash = keyedHash;
        this.clock = clock;
    }

    /** Joins the transaction under way. */
    public Uni<Ticket> issue(Purpose purpose, UserId user) {
        TenantId tenant = TenantContext.current().tenantId();
        Ticket ticket = Ticket.generate(tenant, Uuid7.next(), random);
        OffsetDateTime now = now();
        return sql.update(
                        """
                        INSERT INTO ticket (tenant_id, id, purpose, user_id, hash, attempts, created_at, expires_at)
                        VALUES ($1, $2, $3, $4, $5, 0, $6, $7)""",
                        tenant.value(),
                        ticket.id(),
                        purpose.text(),
                        user.value(),
                        hash(purpose, ticket),
                        now,
                        now.plus(purpose.lifetime()))
                .replaceWith(ticket);
    }

    /** Whose ticket it is; null if it is not good. */
    public Uni<UserId> find(Purpose purpose, Ticket ticket) {
        return sql.select("SELECT user_id FROM ticket WHERE " + GOOD, parameters(purpose, ticket))
                .map(Tickets::user);
    }

    /** As {@link #find}, and no longer good afterwards: of many at once one gets it. */
    public Uni<UserId> redeem(Purpose purpose, Ticket ticket) {
        return sql.select("DELETE FROM ticket WHERE " + GOOD + " RETURNING user_id", parameters(purpose, ticket))
                .map(Tickets::user);
    }

    /** As {@link #find}, and counts it as an attempt: after that many it is not good any more. */
    public Uni<UserId> attempt(Purpose purpose, Ticket ticket, int attemptsMax) {
        return sql.select(
                        "UPDATE ticket SET attempts = attempts + 1 WHERE " + GOOD + " AND attempts < " + attemptsMax
                                + " RETURNING user_id",
                        parameters(purpose, ticket))
                .map(Tickets::user);
    }

    /** All that a person holds for a purpose. */
    public Uni<Void> withdraw(Purpose purpose, UserId user) {
        return sql.update(
                        "DELETE FROM ticket WHERE tenant_id = $1 AND user_id = $2 AND purpose = $3",
                        TenantContext.current().tenantId().value(),
                        user.value(),
                        purpose.text())
                .replaceWithVoid();
    }

    private Object[] parameters(Purpose purpose, Ticket ticket) {
        return new Object[] {ticket.tenantId().value(), ticket.id(), purpose.text(), hash(purpose, ticket), now()};
    }

    private byte[] hash(Purpose purpose, Ticket ticket) {
        return keyedHash.of("ticket for " + purpose.text() + ":" + ticket.text());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static UserId user(List<Object[]> rows) {
        return rows.isEmpty() ? null : new UserId((UUID) rows.get(0)[0]);
    }
}
