package io.quittance.tenant.invitation;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.InvitationId;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.company.Tenant;
import io.quittance.tenant.company.Tenants;
import io.quittance.tenant.mail.Letter;
import io.quittance.tenant.mail.MailConfig;
import io.quittance.tenant.mail.MailOutbox;
import io.quittance.tenant.people.PeopleRules;
import io.quittance.tenant.throttle.AddressThrottle;
import io.quittance.tenant.ticket.Ticket;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;

/**
 * Asks somebody by mail to join. To ask again replaces what was asked before. Whether the address is used elsewhere on the platform is
 * not told here: only who reads its mail learns that.
 */
@ApplicationScoped
class InviteUser {
    private static final int OPEN_MAX = 100;

    private final Transactions transactions;
    private final PeopleRules rules;
    private final AddressThrottle throttle;
    private final Invitations invitations;
    private final Tenants tenants;
    private final MailOutbox mail;
    private final MailConfig mailConfig;
    private final AuditLog audit;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    InviteUser(
            Transactions transactions,
            PeopleRules rules,
            AddressThrottle throttle,
            Invitations invitations,
            Tenants tenants,
            MailOutbox mail,
            MailConfig mailConfig,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.rules = rules;
        this.throttle = throttle;
        this.invitations = invitations;
        this.tenants = tenants;
        this.mail = mail;
        this.mailConfig = mailConfig;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Invitation> invite(InvitationRequest request, RequestOrigin origin) {
        return throttle.admit("invitation", LoginEmail.of(request.email()), origin)
                .chain(() -> transactions.tenant(() -> rules.lockTenant()
                        .chain(rules::callersRole)
                        .invoke(caller -> rules.requireMayGive(caller, request.wanted(), "role"))
                        .chain(() -> invitations.revokeOpenTo(request.email(), clock.instant()))
                        .chain(() -> invitations.countOpen(clock.instant()))
                        .invoke(InviteUser::requireRoom)
                        .chain(() -> add(request))));
    }

    private Uni<Invitation> add(InvitationRequest request) {
        TenantContext tenant = TenantContext.current();
        InvitationId id = InvitationId.next();
        Ticket ticket = Ticket.generate(tenant.tenantId(), id.value(), random);
        Invitation invitation = new Invitation(
                id, request.email(), request.wanted(), invitations.hash(ticket), tenant.actor(), clock.instant());
        return invitations
                .persist(invitation)
                .chain(tenants::findCurrent)
                .chain(company -> mail.add(letter(invitation, company, ticket)))
                .chain(() -> audit.add(
                        "invitation.created",
                        id.toString(),
                        null,
                        Map.of("email", request.email(), "role", request.role())))
                .replaceWith(invitation);
    }

    private Letter letter(Invitation invitation, Tenant company, Ticket ticket) {
        String name = Letter.oneLine(company.name());
        return new Letter(invitation.email(), "Join " + name + " on Quittance", """
                You are invited to join "%s" on Quittance as %s.

                Accept within seven days:

                  %s/accept-invitation#token=%s

                If you do not know this company, ignore this mail.
                """.formatted(
                        name, invitation.role().text(), mailConfig.consoleUrl(), ticket.text()));
    }

    private static void requireRoom(long open) {
        if (open >= OPEN_MAX) {
            throw new DomainException(
                    ErrorCode.INVITATIONS_TOO_MANY, "At most " + OPEN_MAX + " invitations are open at a time.");
        }
    }
}
