package io.quittance.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Objects;

/**
 * The local time that all billing periods are counted from, and how far apart they start.
 *
 * <p>Period <i>n</i> is computed from the anchor and never from period <i>n−1</i>: stepping from date to date would turn 31 January,
 * 29 February into 29 March for ever; counted from the anchor it is 31 March again. Local times that a zone skips (clocks go
 * forward) move on by the length of the gap; of local times that occur twice, the first counts.
 *
 * @param anchor the local time at which period 0 starts
 * @param zone the customer's time zone, in which days and months are counted
 * @param interval from one start to the next
 */
public record BillingAnchor(LocalDateTime anchor, ZoneId zone, BillingInterval interval) {

    public BillingAnchor {
        Objects.requireNonNull(anchor, "anchor");
        Objects.requireNonNull(zone, "zone");
        Objects.requireNonNull(interval, "interval");
    }

    /** Anchored at the first moment of a day. */
    public BillingAnchor(LocalDate anchorOn, ZoneId zone, BillingInterval interval) {
        this(anchorOn.atStartOfDay(), zone, interval);
    }

    /** Anchored at an instant, seen in that zone. Within the second of two equal local hours, period 0 starts with the first. */
    public static BillingAnchor at(Instant instant, ZoneId zone, BillingInterval interval) {
        return new BillingAnchor(LocalDateTime.ofInstant(instant, zone), zone, interval);
    }

    /**
     * The period that starts {@code n} intervals after the anchor; before it if {@code n} is negative.
     *
     * @throws IllegalArgumentException if the period has no time at all, because the zone skipped that whole day (Samoa did, on 30
     *     December 2011)
     */
    public BillingPeriod period(long n) {
        return new BillingPeriod(start(n), start(n + 1));
    }

    /** The one period that contains the instant. */
    public BillingPeriod periodContaining(Instant instant) {
        return period(indexAt(instant));
    }

    /** The {@code n} of the period that contains the instant; negative before the anchor. */
    public long indexAt(Instant instant) {
        // Within one of the answer: cut months, gaps and overlaps shift a boundary by days at most.
        long n = interval.between(anchor, LocalDateTime.ofInstant(instant, zone));
        while (instant.isBefore(start(n))) {
            n--;
        }
        while (!instant.isBefore(start(n + 1))) {
            n++;
        }
        return n;
    }

    private Instant start(long n) {
        return interval.after(anchor, n).atZone(zone).toInstant();
    }
}
