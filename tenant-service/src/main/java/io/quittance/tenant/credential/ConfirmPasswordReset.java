package io.quittance.tenant.credential;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.mail.MailOutbox;
import io.quittance.tenant.password.PasswordPolicy;
import io.quittance.tenant.password.Passwords;
import io.quittance.tenant.session.EndSessions;
import io.quittance.tenant.ticket.Purpose;
import io.quittance.tenant.ticket.Ticket;
import io.quittance.tenant.ticket.Tickets;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Sets a new password for whoever bears a ticket, and ends all their sessions. Nothing is hashed before the ticket has proven good, so
 * that nobody keeps the workers busy with made-up ones. A second factor stays: the mailbox is one factor, not two.
 */
@ApplicationScoped
class ConfirmPasswordReset {
    private static final String ACTOR = "password-reset";

    private final Transactions transactions;
    private final Tickets tickets;
    private final Credentials credentials;
    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final Users users;
    private final EndSessions endSessions;
    private final MailOutbox mail;
    private final AuditLog audit;
    private final Clock clock;

    ConfirmPasswordReset(
            Transactions transactions,
            Tickets tickets,
            Credentials credentials,
            PasswordPolicy policy,
            Passwords passwords,
            Users users,
            EndSessions endSessions,
            MailOutbox mail,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.credentials = credentials;
        this.policy = policy;
        this.passwords = passwords;
        this.users = users;
        this.endSessions = endSessions;
        this.mail = mail;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Void> confirm(String token, String password) {
        Ticket ticket = Ticket.read(token).orElseThrow(ConfirmPasswordReset::refusal);
        return transactions
                .as(new TenantContext(ticket.tenantId(), true, ACTOR, null), () -> holder(ticket))
                .onItem()
                .ifNull()
                .failWith(ConfirmPasswordReset::refusal)
                .invoke(holder -> holder.credential().requireGood(password, "password", policy))
                .chain(holder -> passwords.hash(password).chain(hash -> set(ticket, holder.user(), hash)));
    }

    private Uni<Holder> holder(Ticket ticket) {
        return tickets.find(Purpose.PASSWORD_RESET, ticket).onItem().ifNotNull().transformToUni(user -> credentials
                .find(user)
                .onItem()
                .ifNotNull()
                .transform(credential -> new Holder(user, credential)));
    }

    // The person is locked before the ticket is redeemed: whoever removes them locks in the same order.
    private Uni<Void> set(Ticket ticket, UserId id, String hash) {
        return transactions.as(new TenantContext(ticket.tenantId(), true, id.toString(), null), () -> users.lock(id)
                .call(() -> tickets.redeem(Purpose.PASSWORD_RESET, ticket)
                        .onItem()
                        .ifNull()
                        .failWith(ConfirmPasswordReset::refusal))
                .chain(user -> set(user, hash)));
    }

    private Uni<Void> set(User user, String hash) {
        user.changePassword(hash);
        user.verifyEmail(clock.instant()); // they read the mail
        return tickets.withdraw(Purpose.PASSWORD_RESET, user.userId())
                .chain(() -> tickets.withdraw(Purpose.SECOND_FACTOR, user.userId()))
                .chain(() -> endSessions.of(user.userId()))
                .chain(() -> mail.add(CredentialLetters.passwordChanged(user)))
                .chain(() -> audit.add("user.password_reset", user.userId().toString(), null, null));
    }

    private static DomainException refusal() {
        return new DomainException(
                ErrorCode.LINK_INVALID, "This link was used before, is too old, or never was one.", "token");
    }

    private record Holder(UserId user, Credential credential) {}
}
