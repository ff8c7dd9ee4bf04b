package io.quittance.webhook.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPlanTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private final RetryPlan plan = new RetryPlan(List.of(Duration.ofSeconds(5), Duration.ofMinutes(5)));

    @ParameterizedTest
    @CsvSource({"1, 0.0, 5000", "1, 0.5, 5250", "1, 0.999, 5499", "2, 0.0, 300000", "2, 0.999, 329970"})
    void a_retry_is_never_early_and_at_most_a_tenth_late(int failures, double luck, long millis) {
        assertThat(plan.next(failures, NOW, Duration.ZERO, luck)).hasValue(NOW.plusMillis(millis));
    }

    @Test
    void enough_is_enough() {
        assertThat(plan.next(3, NOW, Duration.ZERO, 0)).isEmpty();
        assertThat(plan.next(3, NOW, Duration.ofHours(1), 0)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"PT1S, 5", "PT5S, 5", "PT1M, 60", "PT24H, 86400", "P30D, 86400"})
    void a_receiver_may_ask_for_patience_within_bounds(Duration asked, long seconds) {
        assertThat(plan.next(1, NOW, asked, 0)).hasValue(NOW.plusSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "120|PT2M",
                " 7 |PT7S",
                "0|PT0S",
                "-5|PT0S",
                "1.5|PT0S",
                "soon|PT0S",
                "99999999999999999999|PT0S",
                "Sun, 01 Mar 2026 10:01:00 GMT|PT1M",
                "Sun, 01 Mar 2026 09:00:00 GMT|PT0S",
                "NULL|PT0S"
            },
            delimiter = '|',
            nullValues = "NULL",
            ignoreLeadingAndTrailingWhitespace = false)
    void retry_after_is_seconds_or_a_date(String header, Duration wait) {
        assertThat(RetryAfter.read(header, NOW)).isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource(
            value = {
                "200, DELIVERED",
                "202, DELIVERED",
                "299, DELIVERED",
                "199, REFUSED",
                "300, REFUSED",
                "301, REFUSED",
                "308, REFUSED",
                "400, REFUSED",
                "404, REFUSED",
                "410, GONE",
                "429, OVERLOADED",
                "500, REFUSED",
                "502, OVERLOADED",
                "503, REFUSED",
                "504, OVERLOADED",
                "NULL, UNREACHED"
            },
            nullValues = "NULL")
    void a_status_means_one_thing(Integer status, Verdict verdict) {
        assertThat(Verdict.of(status)).isEqualTo(verdict);
    }
}
