package io.quittance.tenant.invitation;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.company.Tenant;
import io.quittance.tenant.company.Tenants;
import io.quittance.tenant.login.LoginView;
import io.quittance.tenant.password.PasswordPolicy;
import io.quittance.tenant.password.Passwords;
import io.quittance.tenant.session.OpenSession;
import io.quittance.tenant.ticket.Ticket;
import io.quittance.tenant.user.LoginEmails;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** Makes a person of whoever bears the ticket of an invitation, and logs them in. They read the mail, so the address is theirs. */
@ApplicationScoped
class AcceptInvitation {
    private static final String ACTOR = "invitation";

    private final Transactions transactions;
    private final Invitations invitations;
    private final Tenants tenants;
    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final LoginEmails emails;
    private final Users users;
    private final OpenSession openSession;
    private final AuditLog audit;
    private final Clock clock;

    AcceptInvitation(
            Transactions transactions,
            Invitations invitations,
            Tenants tenants,
            PasswordPolicy policy,
            Passwords passwords,
            LoginEmails emails,
            Users users,
            OpenSession openSession,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.invitations = invitations;
        this.tenants = tenants;
        this.policy = policy;
        this.passwords = passwords;
        this.emails = emails;
        this.users = users;
        this.openSession = openSession;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<LoginView> accept(InvitationAcceptance acceptance, RequestOrigin origin) {
        Ticket ticket = Ticket.read(acceptance.token()).orElseThrow(AcceptInvitation::refusal);
        return transactions
                .as(new TenantContext(ticket.tenantId(), true, ACTOR, null), () -> asked(ticket))
                .invoke(asked -> requireGood(acceptance, asked))
                .chain(asked -> passwords
                        .hash(acceptance.password())
                        .chain(hash -> join(ticket, acceptance.name(), hash, asked.company(), origin)));
    }

    private Uni<Asked> asked(Ticket ticket) {
        return lockOpen(ticket).chain(invitation -> tenants.findCurrent()
                .invoke(company -> company.status().requireOpen())
                .map(company -> new Asked(invitation.email(), company)));
    }

    private void requireGood(InvitationAcceptance acceptance, Asked asked) {
        policy.require(
                acceptance.password(),
                "password",
                asked.email(),
                LoginEmail.of(asked.email()).localPart(),
                acceptance.name(),
                asked.company().name());
    }

    private Uni<LoginView> join(Ticket ticket, String name, String hash, Tenant company, RequestOrigin origin) {
        UserId id = UserId.next();
        TenantContext tenant = new TenantContext(ticket.tenantId(), true, id.toString(), null);
        return transactions.as(tenant, () -> lockOpen(ticket).chain(invitation -> {
            User user = new User(id, invitation.email(), name, invitation.role(), hash, clock.instant());
            user.verifyEmail(clock.instant());
            invitation.accept(clock.instant());
            return emails.claim(LoginEmail.of(invitation.email()), ticket.tenantId(), id)
                    .chain(() -> users.persistAndFlush(user))
                    .chain(() -> note(invitation, id))
                    .chain(() -> openSession.open(user, origin))
                    .map(tokens -> LoginView.of(tokens, user, company));
        }));
    }

    private Uni<Invitation> lockOpen(Ticket ticket) {
        return invitations.findLocked(ticket.id()).map(invitation -> {
            if (invitation == null || !invitation.opensTo(invitations.hash(ticket), clock.instant())) {
                throw refusal();
            }
            return invitation;
        });
    }

    private Uni<Void> note(Invitation invitation, UserId user) {
        return audit.add(
                "invitation.accepted",
                invitation.invitationId().toString(),
                null,
                Map.of(
                        "user_id", user.toString(),
                        "email", invitation.email(),
                        "role", invitation.role().text()));
    }

    private static DomainException refusal() {
        return new DomainException(
                ErrorCode.LINK_INVALID,
                "This invitation was accepted or revoked, is too old, or never was one.",
                "token");
    }

    private record Asked(String email, Tenant company) {}
}
