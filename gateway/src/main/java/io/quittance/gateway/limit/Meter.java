package io.quittance.gateway.limit;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TokensInheritanceStrategy;
import io.github.bucket4j.local.LocalBucketBuilder;
import java.util.concurrent.atomic.AtomicLong;

/** One token bucket, and what of it other instances have not heard of yet. Safe for several threads. */
final class Meter {
    private final String id;
    private final Bucket bucket;
    private final AtomicLong unsaid = new AtomicLong();
    private volatile Quota quota;

    Meter(String id, Quota quota) {
        this.id = id;
        this.quota = quota;
        LocalBucketBuilder builder = Bucket.builder();
        for (var bandwidth : quota.bucket().getBandwidths()) {
            builder.addLimit(bandwidth);
        }
        this.bucket = builder.build();
    }

    /** What it counts, the same in every instance. */
    String id() {
        return id;
    }

    Quota quota() {
        return quota;
    }

    /** Another quota from now on; what was used stays used, in proportion. */
    void adopt(Quota other) {
        quota = other;
        bucket.replaceConfiguration(other.bucket(), TokensInheritanceStrategy.PROPORTIONALLY);
    }

    ConsumptionProbe take() {
        return bucket.tryConsumeAndReturnRemaining(1);
    }

    void giveBack() {
        bucket.addTokens(1);
    }

    /** Notes one to be told to the others; true if it is the first since they were told. */
    boolean spent() {
        return unsaid.getAndIncrement() == 0;
    }

    /** What the others have not heard of; afterwards they have. */
    long takeUnsaid() {
        return unsaid.getAndSet(0);
    }

    /** Takes over what is left for all instances together. */
    void settle(long remaining) {
        long here = bucket.getAvailableTokens();
        long wanted = remaining - unsaid.get();
        if (here > wanted) {
            bucket.consumeIgnoringRateLimits(here - wanted);
        } else if (wanted > here) {
            bucket.addTokens(wanted - here);
        }
    }
}
