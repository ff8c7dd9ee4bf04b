package io.quittance.tenant.invitation;

import io.quittance.kernel.InvitationId;
import java.time.Instant;

/**
 * An invitation on the wire. The link is in the mail alone.
 *
 * @param object always {@code invitation}
 * @param role {@code owner}, {@code admin} or {@code developer}
 * @param status {@code open}, {@code accepted}, {@code revoked} or {@code expired}
 * @param invitedBy the person who asked
 */
record InvitationView(
        InvitationId id,
        String object,
        String email,
        String role,
        String status,
        String invitedBy,
        Instant createdAt,
        Instant expiresAt,
        Instant acceptedAt,
        Instant revokedAt) {

    static InvitationView of(Invitation invitation, Instant now) {
        return new InvitationView(
                invitation.invitationId(),
                "invitation",
                invitation.email(),
                invitation.role().text(),
                invitation.status(now).text(),
                invitation.invitedBy(),
                invitation.createdAt(),
                invitation.expiresAt(),
                invitation.acceptedAt(),
                invitation.revokedAt());
    }
}
