package io.quittance.payment.collection.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** When to ask a provider again that has not decided, or whose answer was lost: soon at first, then seldom, never giving up. */
public final class AskAgain {
    private static final List<Duration> WAITS = List.of(
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofHours(1));

    private AskAgain() {}

    /** @param questions how often it was asked already, at least 1 */
    public static Instant after(Instant now, int questions) {
        return now.plus(WAITS.get(Math.min(questions, WAITS.size()) - 1));
    }
}
