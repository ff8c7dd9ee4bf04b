package io.quittance.tenant.invitation;

import io.quittance.kernel.InvitationId;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.people.PeopleRules;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** Asks somebody no more. To revoke again changes nothing: what they want is already so. */
@ApplicationScoped
class RevokeInvitation {
    private final Transactions transactions;
    private final PeopleRules rules;
    private final Invitations invitations;
    private final AuditLog audit;
    private final Clock clock;

    RevokeInvitation(
            Transactions transactions, PeopleRules rules, Invitations invitations, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.rules = rules;
        this.invitations = invitations;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<Invitation> revoke(InvitationId id) {
        return transactions.tenant(() -> rules.lockTenant()
                .chain(() -> invitations.lock(id))
                .call(invitation ->
                        rules.callersRole().invoke(caller -> rules.requireMayGive(caller, invitation.role(), "id")))
                .call(invitation -> invitation.revoke(clock.instant())
                        ? note(invitation)
                        : Uni.createFrom().voidItem()));
    }

    private Uni<Void> note(Invitation invitation) {
        return audit.add(
                "invitation.revoked",
                invitation.invitationId().toString(),
                Map.of("email", invitation.email(), "role", invitation.role().text()),
                null);
    }
}
