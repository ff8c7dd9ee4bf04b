package io.quittance.gateway.apikey;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.CredentialHash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The API keys that the edge knows. A key in use is asked for again in the background before it grows stale; one that nobody used
 * meanwhile is asked for before it is believed again. With the tenant-service down, known keys go on for a while.
 *
 * <p>However many requests bring an unknown key at once, it is looked up once. Keys that don't exist are remembered in a place of
 * their own, so that a flood of inventions can't push out good keys. Safe for all event loops.
 */
public final class ApiKeys {
    // Longer than any look-up may take; afterwards the tenant-service itself says that the key is gone.
    private static final Duration REVOCATION_REMEMBERED = Duration.ofMinutes(5);
    private static final long REVOCATIONS_MAX = 100_000;

    private final ApiKeySource source;
    private final Ticker ticker;
    private final long freshNanos;
    private final long freshUnheardNanos;
    private final int lookupsMax;
    private final Cache<CredentialHash, Known> known;
    private final Cache<CredentialHash, Boolean> unknown;
    private final Cache<String, Boolean> revoked;
    private final Cache<String, Long> changed;
    private final AtomicLong changes = new AtomicLong();
    private final ConcurrentMap<CredentialHash, CompletableFuture<Optional<Caller>>> lookups =
            new ConcurrentHashMap<>();
    private volatile boolean revocationsHeard;

    public ApiKeys(ApiKeySource source, GatewayConfig.Keys config, Ticker ticker) {
        this.source = source;
        this.ticker = ticker;
        this.freshNanos = config.freshFor().toNanos();
        this.freshUnheardNanos = config.freshUnheardFor().toNanos();
        this.lookupsMax = config.lookupsMax();
        this.known = Caffeine.newBuilder()
                .maximumSize(config.max())
                .expireAfterWrite(config.staleFor())
                .ticker(ticker)
                .build();
        this.unknown = Caffeine.newBuilder()
                .maximumSize(config.unknownMax())
                .expireAfterWrite(config.unknownFor())
                .ticker(ticker)
                .build();
        this.changed = Caffeine.newBuilder()
                .maximumSize(REVOCATIONS_MAX)
                .expireAfterWrite(REVOCATION_REMEMBERED)
                .ticker(ticker)
                .build();
        this.revoked = Caffeine.newBuilder()
                .maximumSize(REVOCATIONS_MAX)
                .expireAfterWrite(REVOCATION_REMEMBERED)
                .ticker(ticker)
                .build();
    }

    /** Whom a key stands for, if that can be said at once; null if it must be {@link #find found}. */
    public Caller known(CredentialHash hash) {
        Known entry = known.getIfPresent(hash);
        if (entry == null) {
            return null;
        }
        long age = age(entry);
        long fresh = freshNanosNow();
        if (age > fresh) {
            return null;
        }
        if (age > fresh / 2 && lookups.size() < lookupsMax) {
            CompletableFuture<Optional<Caller>> renewal = new CompletableFuture<>();
            if (lookups.putIfAbsent(hash, renewal) == null) {
                lookUp(hash, renewal);
            }
        }
        return entry.caller();
    }

    private long age(Known entry) {
        return ticker.read() - entry.loadedAtNanos();
    }

    private long freshNanosNow() {
        return revocationsHeard ? freshNanos : freshUnheardNanos;
    }

    /** Whether the key was found not to exist a moment ago. */
    public boolean isUnknown(CredentialHash hash) {
        return unknown.getIfPresent(hash) != null;
    }

    /**
     * Whom a key stands for; empty if there is no such key. Completes on any thread.
     *
     * @return fails with {@link LookupFailed} if nobody can say now
     */
    public CompletableFuture<Optional<Caller>> find(CredentialHash hash) {
        if (isUnknown(hash)) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        if (lookups.size() >= lookupsMax && !lookups.containsKey(hash)) {
            return CompletableFuture.failedFuture(new LookupFailed("too many look-ups at a time"));
        }
        CompletableFuture<Optional<Caller>> mine = new CompletableFuture<>();
        CompletableFuture<Optional<Caller>> others = lookups.putIfAbsent(hash, mine);
        if (others != null) {
            return others;
        }
        // Another's look-up may have ended since the caller found nothing here.
        Known entry = known.getIfPresent(hash);
        if (isUnknown(hash)) {
            end(hash, mine, Optional.empty());
        } else if (entry != null && age(entry) <= freshNanosNow()) {
            end(hash, mine, Optional.of(entry.caller()));
        } else {
            lookUp(hash, mine);
        }
        return mine;
    }

    /** Forgets a key that was revoked, also if a look-up that began before is still on its way. */
    public void revoke(String keyId) {
        revoked.put(keyId, Boolean.TRUE);
        known.asMap().values().removeIf(entry -> entry.caller().actor().equals(keyId));
    }

    /** Forgets what a key may do, so that its next use asks. An answer that is on its way already doesn't count. */
    public void lookUpAnew(String keyId) {
        changed(keyId);
        known.asMap().values().removeIf(entry -> entry.caller().actor().equals(keyId));
    }

    /** The same for all keys of a tenant. */
    public void lookUpTenantAnew(String tenantId) {
        changed(tenantId);
        known.asMap().values().removeIf(entry -> entry.caller().tenantId().equals(tenantId));
    }

    private void changed(String id) {
        changed.put(id, changes.incrementAndGet());
    }

    /** The keys that were let in after a moment, and when they were last; in no order. */
    public List<KeyUse> usedAfter(long millis) {
        List<KeyUse> uses = new ArrayList<>();
        for (Known entry : known.asMap().values()) {
            long usedAt = entry.caller().usedAtMillis();
            if (usedAt > millis) {
                uses.add(new KeyUse(entry.caller().actor(), Instant.ofEpochMilli(usedAt)));
            }
        }
        return uses;
    }

    /**
     * Says whether {@link #revoke revocations} can be heard now. While they can't, keys are asked for more often. What was remembered
     * before they can be heard (again) is asked for once more.
     */
    public void revocationsHeard(boolean heard) {
        if (heard && !revocationsHeard) {
            long longAgo = ticker.read() - freshNanos - 1;
            known.asMap().replaceAll((hash, entry) -> new Known(entry.record(), entry.caller(), longAgo));
        }
        revocationsHeard = heard;
    }

    /** Whether a revocation would reach us now. */
    public boolean areRevocationsHeard() {
        return revocationsHeard;
    }

    /** How many keys are remembered, about. */
    public long size() {
        return known.estimatedSize();
    }

    private void lookUp(CredentialHash hash, CompletableFuture<Optional<Caller>> mine) {
        long before = changes.get();
        source.find(hash).whenComplete((record, failure) -> {
            if (failure == null) {
                take(hash, mine, record, before);
                return;
            }
            Known stale = known.getIfPresent(hash);
            if (stale != null) {
                end(hash, mine, Optional.of(stale.caller()));
            } else {
                fail(hash, mine, failure);
            }
        });
    }

    private void take(
            CredentialHash hash,
            CompletableFuture<Optional<Caller>> mine,
            Optional<ApiKeyRecord> record,
            long changesBefore) {
        try {
            Optional<Caller> found = remember(hash, record);
            if (found.isPresent() && hasChangedSince(found.get(), changesBefore)) {
                // What was answered may have been read before the change: the answer that counts is the next one.
                known.invalidate(hash);
                lookUp(hash, mine);
            } else {
                end(hash, mine, found);
            }
        } catch (IllegalArgumentException e) {
            known.invalidate(hash);
            fail(hash, mine, e);
        }
    }

    private boolean hasChangedSince(Caller caller, long changesBefore) {
        return isLater(changed.getIfPresent(caller.actor()), changesBefore)
                || isLater(changed.getIfPresent(caller.tenantId()), changesBefore);
    }

    private static boolean isLater(Long change, long changesBefore) {
        return change != null && change > changesBefore;
    }

    private void fail(CredentialHash hash, CompletableFuture<Optional<Caller>> mine, Throwable failure) {
        lookups.remove(hash, mine);
        mine.completeExceptionally(new LookupFailed(String.valueOf(failure.getMessage())));
    }

    /** What was found is remembered by now, so that whoever comes next need not ask. */
    private void end(CredentialHash hash, CompletableFuture<Optional<Caller>> mine, Optional<Caller> found) {
        lookups.remove(hash, mine);
        mine.complete(found);
    }

    private Optional<Caller> remember(CredentialHash hash, Optional<ApiKeyRecord> record) {
        if (record.isEmpty() || revoked.getIfPresent(record.get().keyId()) != null) {
            known.invalidate(hash);
            unknown.put(hash, Boolean.TRUE);
            return Optional.empty();
        }
        Known before = known.getIfPresent(hash);
        // The same caller as before keeps its token.
        Caller caller = before != null && before.record().equals(record.get())
                ? before.caller()
                : record.get().caller();
        known.put(hash, new Known(record.get(), caller, ticker.read()));
        // A revocation may have come between the look at `revoked` and the put.
        if (revoked.getIfPresent(caller.actor()) != null) {
            known.invalidate(hash);
            return Optional.empty();
        }
        return Optional.of(caller);
    }

    private record Known(ApiKeyRecord record, Caller caller, long loadedAtNanos) {}
}
