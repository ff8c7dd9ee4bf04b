package io.quittance.runtime.inbox;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** How long a parked event rests after each failure. About a minute in all: long enough for a deployment, short for a customer. */
final class RetryPlan {
    private static final List<Duration> WAITS = List.of(
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofSeconds(3),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofSeconds(30));

    private RetryPlan() {}

    /** When to try again after this many failures; null when it is time for a human. */
    static OffsetDateTime after(Instant now, int failures) {
        return failures > WAITS.size()
                ? null
                : now.plus(WAITS.get(failures - 1)).atOffset(ZoneOffset.UTC);
    }
}
