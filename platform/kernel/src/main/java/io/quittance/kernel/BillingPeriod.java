package io.quittance.kernel;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch of time that is billed as one, half open: it has its start and not its end, so that periods touch and never overlap.
 *
 * @param start first instant of the period
 * @param end first instant after it
 */
public record BillingPeriod(Instant start, Instant end) {

    /** @throws IllegalArgumentException unless the period ends after it starts */
    public BillingPeriod {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A period ends after it starts: " + start + " to " + end);
        }
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    /** The real length, by which prices are prorated: 23 hours for a day in which the clocks go forward. */
    public Duration length() {
        return Duration.between(start, end);
    }
}
