package io.quittance.webhook.delivery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When to try again.
 *
 * @param waits after the first failure, the second, …; one failure more than there are waits is the last
 */
public record RetryPlan(List<Duration> waits) {
    private static final double JITTER_MAX = 0.1;
    /** A receiver may ask for patience, not put us off for ever. */
    private static final Duration ASKED_MAX = Duration.ofHours(24);

    public RetryPlan {
        waits = List.copyOf(waits);
    }

    /**
     * When to try again; empty if that was the last time. Never earlier than planned or asked for: up to a tenth is added, so
     * that what failed together does not come back together.
     *
     * @param failures so far, at least 1
     * @param asked what the receiver asked for in {@code Retry-After}; zero if nothing
     * @param luck from 0 up to 1
     */
    public Optional<Instant> next(int failures, Instant at, Duration asked, double luck) {
        if (failures > waits.size()) {
            return Optional.empty();
        }
        Duration wait = waits.get(failures - 1);
        Duration granted = asked.compareTo(ASKED_MAX) > 0 ? ASKED_MAX : asked;
        Duration planned = granted.compareTo(wait) > 0 ? granted : wait;
        return Optional.of(at.plus(planned).plusMillis((long) (planned.toMillis() * JITTER_MAX * luck)));
    }
}
