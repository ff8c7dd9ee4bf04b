package io.quittance.tenant.invitation;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.InvitationId;
import io.quittance.tenant.fence.TenantWide;
import io.quittance.tenant.user.domain.Role;
import jakarta.persistence.Entity;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;

/** Somebody who was asked to join, until they do, are asked no more, or have waited too long. */
@Entity
public class Invitation extends TenantWide {
    private static final Duration LIFETIME = Duration.ofDays(7);

    private String email;
    private String role;
    private byte[] hash;
    private String invitedBy;
    private Instant expiresAt;
    private Instant acceptedAt;
    private Instant revokedAt;

    protected Invitation() {}

    Invitation(InvitationId id, String email, Role role, byte[] hash, String invitedBy, Instant now) {
        super(id.value(), now);
        this.email = email;
        this.role = role.text();
        this.hash = hash;
        this.invitedBy = invitedBy;
        this.expiresAt = now.plus(LIFETIME);
    }

    InvitationId invitationId() {
        return new InvitationId(id());
    }

    InvitationStatus status(Instant now) {
        if (acceptedAt != null) {
            return InvitationStatus.ACCEPTED;
        }
        if (revokedAt != null) {
            return InvitationStatus.REVOKED;
        }
        return now.isBefore(expiresAt) ? InvitationStatus.OPEN : InvitationStatus.EXPIRED;
    }

    /** Whether a ticket with this hash opens it now. */
    boolean opensTo(byte[] ticketHash, Instant now) {
        return status(now) == InvitationStatus.OPEN && MessageDigest.isEqual(hash, ticketHash);
    }

    void accept(Instant now) {
        acceptedAt = now;
    }

    /** Ends it; false if that was so before. */
    boolean revoke(Instant now) {
        if (acceptedAt != null) {
            throw new DomainException(
                    ErrorCode.INVITATION_CLOSED, "The invitation was accepted. Remove the person instead.");
        }
        if (revokedAt != null) {
            return false;
        }
        revokedAt = now;
        return true;
    }

    String email() {
        return email;
    }

    Role role() {
        return Role.of(role);
    }

    /** TypeID of the person who invited. */
    String invitedBy() {
        return invitedBy;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant acceptedAt() {
        return acceptedAt;
    }

    Instant revokedAt() {
        return revokedAt;
    }
}
