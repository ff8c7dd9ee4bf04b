package io.quittance.embedded;

import java.time.Duration;

/** Processes that are not this one's children, or no longer their parent's. */
public final class Processes {

    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private Processes() {}

    /**
     * Whether {@code process} still does something. An orphan that has ended stays in the process table until the system's
     * first process takes note, which in many containers never happens; {@link ProcessHandle} counts it as alive, and its
     * {@code onExit} waits forever. But it has no program any more.
     */
    public static boolean isRunning(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }

    /** Waits until {@code process} has ended; false when it has not after {@code patience}. */
    public static boolean awaitEnd(ProcessHandle process, Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (isRunning(process)) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Thread.sleep(POLL_INTERVAL.toMillis());
        }
        return true;
    }
}
