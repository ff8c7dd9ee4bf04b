package io.quittance.gateway.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/** How much is allowed: so many at once, and so many per second for as long as one likes. */
final class Quota {
    private final String name;
    private final int perSecond;
    private final int burst;
    private final String policy;
    private final BucketConfiguration bucket;

    /** @param name what the {@code RateLimit} fields call it */
    Quota(String name, int perSecond, int burst) {
        this.name = name;
        this.perSecond = perSecond;
        this.burst = burst;
        long windowSeconds = Math.max(1, Math.round((double) burst / perSecond));
        this.policy = "\"" + name + "\";q=" + burst + ";w=" + windowSeconds;
        this.bucket = BucketConfiguration.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(burst)
                        .refillGreedy(perSecond, Duration.ofSeconds(1))
                        .build())
                .build();
    }

    /** The same in proportion at another rate. */
    Quota at(int otherPerSecond) {
        long scaled = (long) burst * otherPerSecond / perSecond;
        return new Quota(name, otherPerSecond, (int) Math.min(Integer.MAX_VALUE, Math.max(1, scaled)));
    }

    String name() {
        return name;
    }

    int perSecond() {
        return perSecond;
    }

    int burst() {
        return burst;
    }

    /** A member of {@code RateLimit-Policy}: quota and the seconds in which it refills. */
    String policy() {
        return policy;
    }

    BucketConfiguration bucket() {
        return bucket;
    }
}
