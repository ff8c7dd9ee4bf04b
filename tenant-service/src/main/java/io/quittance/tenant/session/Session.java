package io.quittance.tenant.session;

import io.quittance.kernel.SessionId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.tenant.fence.TenantWide;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Somebody who is logged in somewhere: what a chain of refresh tokens belongs to. Of the chain, only the last one's hash is kept. */
@Entity
public class Session extends TenantWide {
    @Column(updatable = false)
    private UUID userId;

    private String clientAddress;
    private String userAgent;
    private int generation;
    private byte[] refreshHash;
    private Instant lastUsedAt;
    private Instant idleEndsAt;
    private Instant endsAt;
    private Instant revokedAt;
    private String revokedBy;

    protected Session() {}

    Session(SessionId id, UserId user, RequestOrigin origin, byte[] refreshHash, SessionConfig config, Instant now) {
        super(id.value(), now);
        this.userId = user.value();
        this.clientAddress = origin.address();
        this.userAgent = origin.userAgent();
        this.refreshHash = refreshHash;
        this.lastUsedAt = now;
        this.endsAt = now.plus(config.lifetime());
        this.idleEndsAt = earlier(now.plus(config.idle()), endsAt);
    }

    SessionId sessionId() {
        return new SessionId(id());
    }

    UserId user() {
        return new UserId(userId);
    }

    boolean isOpen(Instant now) {
        return revokedAt == null && now.isBefore(idleEndsAt);
    }

    /** The next refresh token was given out. */
    void rotate(byte[] nextHash, RequestOrigin origin, Duration idle, Instant now) {
        generation++;
        refreshHash = nextHash;
        clientAddress = origin.address();
        userAgent = origin.userAgent();
        lastUsedAt = now;
        idleEndsAt = earlier(now.plus(idle), endsAt);
    }

    /** Ends the session; false if it had ended before. */
    boolean revoke(String actor, Instant now) {
        if (!isOpen(now)) {
            return false;
        }
        revokedAt = now;
        revokedBy = actor;
        return true;
    }

    /** How many refresh tokens came before the current one. */
    int generation() {
        return generation;
    }

    byte[] refreshHash() {
        return refreshHash;
    }

    String clientAddress() {
        return clientAddress;
    }

    String userAgent() {
        return userAgent;
    }

    Instant lastUsedAt() {
        return lastUsedAt;
    }

    /** When it ends by itself, if it is not used before. */
    Instant idleEndsAt() {
        return idleEndsAt;
    }

    /** When it ends by itself, however much it is used. */
    Instant endsAt() {
        return endsAt;
    }

    Instant revokedAt() {
        return revokedAt;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
