package io.quittance.local.journey;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what the platform does in its own time. */
public final class Patience {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private Patience() {}

    /** Looks again until there is something. */
    public static <T> T until(String what, Look<T> look) throws InterruptedException {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            T seen = look.now();
            if (seen != null) {
                return seen;
            }
            Thread.sleep(PAUSE.toMillis());
        }
        throw new JourneyFailed("waited " + LIMIT.toSeconds() + " s in vain for " + what);
    }

    /** Looks again until it is so. */
    public static void untilTrue(String what, BooleanSupplier look) throws InterruptedException {
        until(what, () -> look.getAsBoolean() ? Boolean.TRUE : null);
    }

    /** What is there now, or null. */
    @FunctionalInterface
    public interface Look<T> {
        T now() throws InterruptedException;
    }
}
