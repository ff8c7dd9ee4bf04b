package io.quittance.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.quittance.gateway.GatewayConfig;
import java.time.Duration;

/**
 * One token bucket per caller. Their number is bounded: those that are used least are forgotten first, and begin full again. Safe
 * for all event loops.
 */
public final class RateLimits {
    private static final long BUCKETS_MAX = 200_000;

    private final boolean enabled;
    private final Bandwidth bandwidth;
    private final String policy;
    private final Cache<String, Bucket> buckets =
            Caffeine.newBuilder().maximumSize(BUCKETS_MAX).build();

    private RateLimits(boolean enabled, int perSecond, int burst) {
        this.enabled = enabled;
        this.bandwidth = Bandwidth.builder()
                .capacity(burst)
                .refillGreedy(perSecond, Duration.ofSeconds(1))
                .build();
        long windowSeconds = Math.max(1, Math.round((double) burst / perSecond));
        this.policy = "\"default\";q=" + burst + ";w=" + windowSeconds;
    }

    /** For callers whom we know: each key, or person and mode, has its own. */
    public static RateLimits forCallers(GatewayConfig.RateLimit config) {
        return new RateLimits(config.enabled(), config.perSecond(), config.burst());
    }

    /** For those we don't know: each client address has its own. */
    public static RateLimits forAddresses(GatewayConfig.RateLimit config) {
        return new RateLimits(config.enabled(), config.anonymousPerSecond(), config.anonymousBurst());
    }

    /** Takes one request from the caller's bucket. */
    public Allowance take(String caller) {
        if (!enabled) {
            return Allowance.UNLIMITED;
        }
        Bucket bucket = buckets.get(caller, this::fill);
        return new Allowance(policy, bucket.tryConsumeAndReturnRemaining(1));
    }

    private Bucket fill(String caller) {
        return Bucket.builder().addLimit(bandwidth).build();
    }
}
