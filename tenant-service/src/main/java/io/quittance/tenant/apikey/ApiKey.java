package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import io.quittance.tenant.apikey.domain.ApiKeyText;
import io.quittance.tenant.apikey.domain.ApiKeyType;
import io.quittance.tenant.apikey.domain.Mode;
import io.quittance.tenant.fence.TenantWide;
import jakarta.persistence.Entity;
import java.time.Instant;

/** A key of the API as we keep it: everything but the key. A revoked one stays, so that its owner can see what became of it. */
@Entity
public class ApiKey extends TenantWide {
    private boolean livemode;
    private String type;
    private String name;
    private String prefix;
    private String lastFour;

    @SuppressWarnings("unused") // asked for by KeyLookup alone, in SQL
    private byte[] hash;

    private long sequence;
    private String createdBy;
    private Instant expiresAt;
    private String revokedBy;
    private Instant revokedAt;

    protected ApiKey() {}

    ApiKey(ApiKeyId id, NewApiKey wanted, ApiKeyText text, byte[] hash, String createdBy, Instant now) {
        super(id.value(), now);
        this.livemode = wanted.mode().isLive();
        this.type = wanted.type().text();
        this.name = wanted.name();
        this.prefix = text.prefix();
        this.lastFour = text.lastFour();
        this.hash = hash;
        this.createdBy = createdBy;
    }

    ApiKeyId keyId() {
        return new ApiKeyId(id());
    }

    /** Ends the key; false if it had ended before. */
    boolean revoke(String actor, Instant now) {
        if (revokedAt != null) {
            return false;
        }
        revokedBy = actor;
        revokedAt = now;
        return true;
    }

    /** The number of this key's next event, from 1. */
    long nextSequence() {
        return ++sequence;
    }

    Mode mode() {
        return Mode.of(livemode);
    }

    ApiKeyType type() {
        return ApiKeyType.of(type);
    }

    String name() {
        return name;
    }

    String prefix() {
        return prefix;
    }

    String lastFour() {
        return lastFour;
    }

    /** TypeID of the person who made it. */
    String createdBy() {
        return createdBy;
    }

    /** TypeID of the person who ended it; null while it is good. */
    String revokedBy() {
        return revokedBy;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    Instant revokedAt() {
        return revokedAt;
    }
}
