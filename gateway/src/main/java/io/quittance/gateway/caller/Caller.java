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
    private final Credential credential;
    private final List<String> groups;
    private final Instant expiresAt;
    private final long expiresAtMillis;
    private final String bucket;
    private final String tenantBucket;
    private final AtomicReference<CompletableFuture<String>> tokenInMaking = new AtomicReference<>();
    private volatile InternalToken token;
    private volatile long usedAtMillis;

    /**
     * @param actor TypeID text, {@code key_…} or {@code usr_…}
     * @param tenantId TypeID text {@code ten_…}; null for the platform's operator
     * @param mode {@code live} or {@code test}
     * @param credential by what we know it
     * @param groups the roles that services decide by
     * @param expiresAt when the credential ends; {@link Instant#MAX} if it doesn't
     */
    public Caller(
            String actor, String tenantId, String mode, Credential credential, List<String> groups, Instant expiresAt) {
        this.actor = actor;
        this.tenantId = tenantId;
        this.mode = mode;
        this.credential = credential;
        this.groups = List.copyOf(groups);
        this.expiresAt = expiresAt;
        this.expiresAtMillis = expiresAt.equals(Instant.MAX) ? Long.MAX_VALUE : expiresAt.toEpochMilli();
        this.bucket = actor + ':' + mode;
        this.tenantBucket = tenantId + ':' + mode;
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

    /** What the requests of its whole tenant are counted under, live and test apart. */
    public String tenantBucket() {
        return tenantBucket;
    }

    public Credential credential() {
        return credential;
    }

    /** Notes that it was let in. */
    public void used(long nowMillis) {
        usedAtMillis = nowMillis;
    }

    /** When it was let in last, epoch milliseconds; 0 if it never was. */
    public long usedAtMillis() {
        return usedAtMillis;
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
