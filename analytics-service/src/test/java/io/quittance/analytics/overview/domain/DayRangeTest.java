package io.quittance.analytics.overview.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.DomainException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayRangeTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void unasked_it_is_the_last_thirty_days() {
        assertThat(DayRange.of(null, null, TODAY)).isEqualTo(new DayRange(LocalDate.of(2026, 10, 25), TODAY));
    }

    @Test
    void a_last_day_alone_shows_the_thirty_days_up_to_it() {
        assertThat(DayRange.of(null, "2026-03-30", TODAY))
                .isEqualTo(new DayRange(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 30)));
    }

    @Test
    void a_leap_year_fits() {
        assertThat(DayRange.of("2024-01-01", "2024-12-31", TODAY).to()).isEqualTo("2024-12-31");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24, 2026-11-23, from",
        "2025-11-22, 2026-11-23, from",
        "2026-02-30, 2026-11-23, from",
        "yesterday, 2026-11-23, from",
        "2026-11-01, 23.11.2026, to",
        "2026-11-01, +12026-11-01, to",
        "2026-11-01, 2026-13-01, to"
    })
    void a_range_that_is_none_is_refused_by_name(String from, String to, String param) {
        assertThatThrownBy(() -> DayRange.of(from, to, TODAY))
                .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.param())
                        .contains(param));
    }
}
