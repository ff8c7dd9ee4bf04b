package io.quittance.gateway.caller;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Somebody whom the edge knows, in one mode: an API key, or a person of a tenant. Services learn it from the {@link InternalTokens
 * internal token}, which is kept here because it is made once and used by every request.
 */
public final class Caller {
    private final String actor;
    private final String tenantId;
    private final String mode;
    private final String keyType;
    private final List<String> groups;
    private final Instant expiresAt;
    private final long expiresAtMillis;
    private final String bucket;
    private final AtomicReference<CompletableFuture<String>> tokenInMaking = new AtomicReference<>();
    private volatile InternalToken token;

    /**
     * @param actor TypeID text, {@code key_…} or {@code usr_…}
     * @param tenantId TypeID text {@code ten_…}; null for the platform's operator
     * @param mode {@code live} or {@code test}
     * @param keyType {@code secret}, {@code publishable} or {@code restricted}; null for people
     * @param groups the roles that services decide by
     * @param expiresAt when the credential ends; {@link Instant#MAX} if it doesn't
     */
    public Caller(String actor, String tenantId, String mode, String keyType, List<String> groups, Instant expiresAt) {
        this.actor = actor;
        this.tenantId = tenantId;
        this.mode = mode;
        this.keyType = keyType;
        this.groups = List.copyOf(groups);
        this.expiresAt = expiresAt;
        this.expiresAtMillis = expiresAt.equals(Instant.MAX) ? Long.MAX_VALUE : expiresAt.toEpochMilli();
        this.bucket = actor + ':' + mode;
    }

    public String actor() {
        return actor;
    }

    /** Null for the platform's operator. */
    public String tenantId() {
        return tenantId;
    }

    public String mode() {
        return mode;
    }

    /** What its requests are counted under: the actor, live and test apart. */
    public String bucket() {
        return bucket;
    }

    /** Null for people. */
    String keyType() {
        return keyType;
    }

    /** The roles that services decide by. */
    public List<String> groups() {
        return groups;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** @param nowMillis epoch milliseconds */
    public boolean isExpired(long nowMillis) {
        return nowMillis >= expiresAtMillis;
    }

    /** The token made last; null if none was. */
    InternalToken token() {
        return token;
    }

    /** Says that a token is being made: null if nobody else said so before, otherwise their promise. */
    CompletableFuture<String> claimToken(CompletableFuture<String> mine) {
        return tokenInMaking.compareAndExchange(null, mine);
    }

    /** @param made null if that failed */
    void tokenMade(InternalToken made) {
        if (made != null) {
            token = made;
        }
        tokenInMaking.set(null);
    }
}
