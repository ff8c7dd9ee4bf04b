package io.quittance.kernel;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * UUIDs of version 7 (RFC 9562): the millisecond first, so that rows made together lie together in an index and ids sort by age.
 *
 * <p>An id is hard to guess but no secret: it says when it was made.
 */
public final class Uuid7 {
    private static final int COUNTER_BITS = 12;
    private static final int COUNTER_MASK = (1 << COUNTER_BITS) - 1;
    // A fresh millisecond starts in the lower half of the counter: at least 2,048 more ids fit into it.
    private static final int COUNTER_START_BOUND = 1 << (COUNTER_BITS - 1);
    private static final int TIME_SHIFT = 16;
    private static final long TIME_MILLIS_MAX = (1L << 48) - 1;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;
    private static final long RANDOM_MASK = 0x3FFF_FFFF_FFFF_FFFFL;

    // Per thread: no lock under load; and no seeded generator ends up inside a native image, where every start would
    // repeat it.
    private static final ThreadLocal<SecureRandom> RANDOM = ThreadLocal.withInitial(SecureRandom::new);
    private static final AtomicLong LAST_TICK = new AtomicLong();

    private Uuid7() {}

    /**
     * An id of now. Within this process each is greater than the one before, also if the clock steps back or one millisecond
     * overflows: the counter then runs ahead of the clock.
     */
    public static UUID next() {
        SecureRandom random = RANDOM.get();
        long fresh = (System.currentTimeMillis() << COUNTER_BITS) | random.nextInt(COUNTER_START_BOUND);
        long tick = LAST_TICK.accumulateAndGet(fresh, (last, now) -> Math.max(last + 1, now));
        return uuid(tick >>> COUNTER_BITS, tick & COUNTER_MASK, random);
    }

    /**
     * An id of that millisecond, for what happens at another time than now (a test clock, an import). Ids of one millisecond
     * come in no particular order.
     *
     * @throws IllegalArgumentException for an instant before 1970 or after the year 10889, which 48 bits cannot hold
     */
    public static UUID at(Instant instant) {
        long millis = instant.toEpochMilli();
        if (millis < 0 || millis > TIME_MILLIS_MAX) {
            throw new IllegalArgumentException("No UUID of version 7 can hold " + instant);
        }
        SecureRandom random = RANDOM.get();
        return uuid(millis, random.nextInt(COUNTER_MASK + 1), random);
    }

    private static UUID uuid(long millis, long counter, SecureRandom random) {
        return new UUID((millis << TIME_SHIFT) | VERSION | counter, VARIANT | (random.nextLong() & RANDOM_MASK));
    }
}
