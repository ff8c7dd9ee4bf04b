package io.quittance.tenant.emailverification;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.ticket.Purpose;
import io.quittance.tenant.ticket.Ticket;
import io.quittance.tenant.ticket.Tickets;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** Notes that whoever bears a ticket has read the mail it came in. */
@ApplicationScoped
class ConfirmEmail {
    private static final String ACTOR = "email-verification";

    private final Transactions transactions;
    private final Tickets tickets;
    private final Users users;
    private final AuditLog audit;
    private final Clock clock;

    ConfirmEmail(Transactions transactions, Tickets tickets, Users users, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.users = users;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Void> confirm(String token) {
        Ticket ticket = Ticket.read(token).orElseThrow(ConfirmEmail::refusal);
        return transactions.as(new TenantContext(ticket.tenantId(), true, ACTOR, null), () -> tickets.find(
                        Purpose.EMAIL_VERIFICATION, ticket)
                .onItem()
                .ifNull()
                .failWith(ConfirmEmail::refusal)
                .chain(users::lock)
                .call(() -> redeem(ticket))
                .chain(this::note));
    }

    private Uni<UserId> redeem(Ticket ticket) {
        return tickets.redeem(Purpose.EMAIL_VERIFICATION, ticket)
                .onItem()
                .ifNull()
                .failWith(ConfirmEmail::refusal);
    }

    private Uni<Void> note(User user) {
        return user.verifyEmail(clock.instant())
                ? audit.add("user.email_verified", user.userId().toString(), null, Map.of("email", user.email()))
                : Uni.createFrom().voidItem();
    }

    private static DomainException refusal() {
        return new DomainException(
                ErrorCode.LINK_INVALID, "This link was used before, is too old, or never was one.", "token");
    }
}
