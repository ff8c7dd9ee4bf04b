package io.quittance.analytics.overview.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * Days in UTC, both ends included; at most 366 of them, so that no question reads more than a year.
 *
 * @param from first day
 * @param to last day
 */
public record DayRange(LocalDate from, LocalDate to) {
    private static final int DAYS_DEFAULT = 30;
    private static final int DAYS_MAX = 366;

    /** @throws DomainException {@link ErrorCode#PARAMETER_INVALID} unless the range has 1 to 366 days */
    public DayRange {
        if (from.isAfter(to)) {
            throw new DomainException(ErrorCode.PARAMETER_INVALID, "from is not after to.", "from");
        }
        if (ChronoUnit.DAYS.between(from, to) >= DAYS_MAX) {
            throw new DomainException(ErrorCode.PARAMETER_INVALID, "Ask for at most 366 days.", "from");
        }
    }

    /**
     * The range asked for. What is left out follows from the rest: up to today, and 30 days in all.
     *
     * @param from ISO date such as {@code 2026-11-01}, or null
     * @param to ISO date, or null
     */
    public static DayRange of(String from, String to, LocalDate today) {
        LocalDate last = to == null ? today : date(to, "to");
        LocalDate first = from == null ? last.minusDays(DAYS_DEFAULT - 1) : date(from, "from");
        return new DayRange(first, last);
    }

    private static LocalDate date(String text, String param) {
        try {
            if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeParseException noSuchDay) {
            // refused below, like any other text
        }
        throw new DomainException(ErrorCode.PARAMETER_INVALID, "Give a date such as 2026-11-23.", param);
    }
}
