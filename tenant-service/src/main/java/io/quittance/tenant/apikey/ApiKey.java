package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import io.quittance.tenant.apikey.domain.ApiKeyText;
import io.quittance.tenant.apikey.domain.ApiKeyType;
import io.quittance.tenant.apikey.domain.Mode;
import io.quittance.tenant.fence.TenantWide;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    private String[] scopes;
    private String[] addresses;

    @Column(insertable = false, updatable = false) // written by KeyUse alone, across tenants
    private Instant lastUsedAt;

    protected ApiKey() {}

    ApiKey(ApiKeyId id, NewApiKey wanted, ApiKeyText text, byte[] hash, String createdBy, Instant now) {
        super(id.value(), now);
        this.livemode = wanted.mode().isLive();
        this.type = wanted.type().text();
        this.prefix = text.prefix();
        this.lastFour = text.lastFour();
        this.hash = hash;
        this.createdBy = createdBy;
        become(wanted);
    }

    ApiKeyId keyId() {
        return new ApiKeyId(id());
    }

    /** Takes over what can be changed of a key: its name, end, scopes and addresses. */
    final void become(NewApiKey wanted) {
        name = wanted.name();
        expiresAt = wanted.expiresAt();
        scopes = wanted.scopes().toArray(String[]::new);
        addresses = wanted.addresses().toArray(String[]::new);
    }

    /** Whether it opens anything at that time. */
    boolean isGood(Instant now) {
        return revokedAt == null && (expiresAt == null || expiresAt.isAfter(now));
    }

    /** Lets the key end then, unless it ends earlier anyway. */
    void endBy(Instant end) {
        if (expiresAt == null || expiresAt.isAfter(end)) {
            expiresAt = end;
        }
    }

    /** A key of the same kind, to last as long as this one was to. */
    NewApiKey successor(Instant now) {
        Instant end = expiresAt == null ? null : now.plus(Duration.between(createdAt(), expiresAt));
        Instant latest = now.plus(ApiKeyRules.LIFETIME_MAX);
        return new NewApiKey(
                type(), mode(), name, end != null && end.isAfter(latest) ? latest : end, scopes(), addresses());
    }

    /** What the audit log may know of it. */
    Map<String, Object> described() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("type", type);
        state.put("mode", mode().text());
        state.put("name", name);
        state.put("last_four", lastFour);
        state.put("scopes", scopes());
        state.put("addresses", addresses());
        state.put("expires_at", expiresAt);
        state.put("revoked_at", revokedAt);
        return state;
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

    /** What a restricted key may do; empty for others. */
    List<String> scopes() {
        return List.of(scopes);
    }

    /** From where it is good, in CIDR notation; empty for anywhere. */
    List<String> addresses() {
        return List.of(addresses);
    }

    /** To the minute; null if nobody has used it yet, or nobody has told yet. */
    Instant lastUsedAt() {
        return lastUsedAt;
    }
}
