package io.quittance.webhook.delivery.domain;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** The {@code Retry-After} of an answer: seconds, or a date as HTTP writes it. */
public final class RetryAfter {
    private static final int DIGITS_MAX = 9;

    private RetryAfter() {}

    /**
     * How long the receiver asks us to wait; zero if it says nothing that we understand, or a time that has passed.
     *
     * @param header null if there is none
     */
    public static Duration read(String header, Instant now) {
        if (header == null) {
            return Duration.ZERO;
        }
        String text = header.strip();
        if (text.matches("[0-9]{1," + DIGITS_MAX + "}")) {
            return Duration.ofSeconds(Long.parseLong(text));
        }
        try {
            Duration wait = Duration.between(
                    now,
                    ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant());
            return wait.isNegative() ? Duration.ZERO : wait;
        } catch (DateTimeException notADate) {
            return Duration.ZERO;
        }
    }
}
