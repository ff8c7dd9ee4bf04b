package io.quittance.tenant.invitation;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.InvitationId;
import io.quittance.tenant.fence.TenantWideRepository;
import io.quittance.tenant.pepper.KeyedHash;
import io.quittance.tenant.ticket.Ticket;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** The invitations of the tenant at work. */
@ApplicationScoped
class Invitations implements TenantWideRepository<Invitation> {
    private final KeyedHash keyedHash;

    Invitations(KeyedHash keyedHash) {
        this.keyedHash = keyedHash;
    }

    Uni<Invitation> lock(InvitationId id) {
        return findLocked(id.value())
                .onItem()
                .ifNull()
                .failWith(() ->
                        new DomainException(ErrorCode.INVITATION_NOT_FOUND, "There is no invitation " + id + "."));
    }

    Uni<Long> countOpen(Instant now) {
        return count("acceptedAt is null and revokedAt is null and expiresAt > ?1", now);
    }

    /** Ends those to an address at once, so that one to the same address can follow in this transaction. */
    Uni<Void> revokeOpenTo(String email, Instant now) {
        return update(
                        "revokedAt = ?1 where lower(email) = lower(?2) and acceptedAt is null and revokedAt is null",
                        now,
                        email)
                .replaceWithVoid();
    }

    /** What is kept of the ticket that was mailed. */
    byte[] hash(Ticket ticket) {
        return keyedHash.of("ticket for invitation:" + ticket.text());
    }
}
