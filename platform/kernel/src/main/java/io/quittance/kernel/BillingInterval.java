package io.quittance.kernel;

import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;

/**
 * How often something is billed: every {@code count} units, such as every 3 months. At most three years.
 *
 * @param unit calendar units, not lengths: a month has 28 to 31 days, a day 23 to 25 hours
 * @param count how many units make one period, at least 1
 */
public record BillingInterval(Unit unit, int count) {

    /** A calendar unit of billing. */
    public enum Unit {
        DAY(ChronoUnit.DAYS, 1096),
        WEEK(ChronoUnit.WEEKS, 156),
        MONTH(ChronoUnit.MONTHS, 36),
        YEAR(ChronoUnit.YEARS, 3);

        private final ChronoUnit chronoUnit;
        private final int countMax;

        Unit(ChronoUnit chronoUnit, int countMax) {
            this.chronoUnit = chronoUnit;
            this.countMax = countMax;
        }

        /** The name on the wire: {@code day}, {@code week}, {@code month}, {@code year}. */
        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The unit of that name.
         *
         * @throws DomainException {@link ErrorCode#PARAMETER_INVALID} unless the text is one of the {@linkplain #slug() slugs}
         */
        public static Unit fromString(String text) {
            for (Unit unit : values()) {
                if (unit.slug().equals(text)) {
                    return unit;
                }
            }
            throw new DomainException(
                    ErrorCode.PARAMETER_INVALID, "Give one of day, week, month, year.", "interval_unit");
        }
    }

    /** @throws DomainException {@link ErrorCode#PARAMETER_INVALID} unless the interval lasts from one unit to three years */
    public BillingInterval {
        Objects.requireNonNull(unit, "unit");
        if (count < 1 || count > unit.countMax) {
            throw new DomainException(
                    ErrorCode.PARAMETER_INVALID,
                    "Give a number of " + unit.slug() + "s from 1 to " + unit.countMax + ".",
                    "interval_count");
        }
    }

    /** That many intervals after a local time. The day of month is cut to the month's length: 31 January + 1 month = 29 February. */
    LocalDateTime after(LocalDateTime time, long intervals) {
        return time.plus(Math.multiplyExact(intervals, (long) count), unit.chronoUnit);
    }

    /** How many whole intervals lie between two local times; truncated towards zero. */
    long between(LocalDateTime from, LocalDateTime to) {
        return unit.chronoUnit.between(from, to) / count;
    }
}
