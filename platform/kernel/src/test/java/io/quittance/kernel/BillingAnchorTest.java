package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.quittance.kernel.BillingInterval.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BillingAnchorTest {
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final BillingInterval DAILY = new BillingInterval(Unit.DAY, 1);
    private static final BillingInterval MONTHLY = new BillingInterval(Unit.MONTH, 1);

    @Test
    void an_anniversary_on_the_31st_comes_back_to_the_31st() {
        BillingAnchor anchor = new BillingAnchor(LocalDate.parse("2024-01-31"), UTC, MONTHLY);

        assertThat(LongStream.range(0, 4)
                        .mapToObj(n -> LocalDate.ofInstant(anchor.period(n).start(), UTC)))
                .containsExactly(
                        LocalDate.parse("2024-01-31"),
                        LocalDate.parse("2024-02-29"),
                        LocalDate.parse("2024-03-31"),
                        LocalDate.parse("2024-04-30"));
    }

    @Test
    void a_yearly_anniversary_on_29_february_comes_back_in_leap_years() {
        BillingAnchor anchor = new BillingAnchor(LocalDate.parse("2024-02-29"), UTC, new BillingInterval(Unit.YEAR, 1));

        assertThat(anchor.period(1).start()).isEqualTo(Instant.parse("2025-02-28T00:00:00Z"));
        assertThat(anchor.period(4).start()).isEqualTo(Instant.parse("2028-02-29T00:00:00Z"));
    }

    @Test
    void a_period_before_the_anchor_is_counted_from_it_too() {
        // Billed on the 31st from March on, subscribed on the 2nd: the first, partial period is measured by this one.
        BillingAnchor anchor = new BillingAnchor(LocalDate.parse("2012-03-31"), UTC, MONTHLY);

        assertThat(anchor.periodContaining(Instant.parse("2012-03-02T00:00:00Z")))
                .isEqualTo(new BillingPeriod(
                        Instant.parse("2012-02-29T00:00:00Z"), Instant.parse("2012-03-31T00:00:00Z")));
    }

    @Test
    void several_units_make_one_period() {
        BillingAnchor anchor =
                new BillingAnchor(LocalDate.parse("2024-11-30"), UTC, new BillingInterval(Unit.MONTH, 3));

        assertThat(anchor.period(0).end()).isEqualTo(Instant.parse("2025-02-28T00:00:00Z"));
        assertThat(anchor.period(1).end()).isEqualTo(Instant.parse("2025-05-30T00:00:00Z"));
    }

    @Test
    void a_day_in_which_the_clocks_go_forward_has_23_hours() {
        BillingAnchor anchor = new BillingAnchor(LocalDate.parse("2025-03-29"), BERLIN, DAILY);

        assertThat(anchor.period(1).length()).isEqualTo(Duration.ofHours(23));
    }

    @Test
    void a_day_in_which_the_clocks_go_back_has_25_hours() {
        BillingAnchor anchor = new BillingAnchor(LocalDate.parse("2025-10-25"), BERLIN, DAILY);

        assertThat(anchor.period(1).length()).isEqualTo(Duration.ofHours(25));
    }

    @Test
    void a_local_time_that_does_not_exist_moves_on_by_the_gap_and_only_that_once() {
        BillingAnchor anchor = new BillingAnchor(LocalDateTime.parse("2025-03-29T02:30:00"), BERLIN, DAILY);

        assertThat(anchor.period(1).start()).isEqualTo(Instant.parse("2025-03-30T01:30:00Z")); // 03:30 local
        assertThat(anchor.period(2).start()).isEqualTo(Instant.parse("2025-03-31T00:30:00Z")); // 02:30 local
    }

    @Test
    void of_a_local_time_that_occurs_twice_the_first_counts() {
        BillingAnchor anchor = new BillingAnchor(LocalDateTime.parse("2025-10-25T02:30:00"), BERLIN, DAILY);

        assertThat(anchor.period(1).start()).isEqualTo(Instant.parse("2025-10-26T00:30:00Z"));
        assertThat(anchor.indexAt(Instant.parse("2025-10-26T01:30:00Z"))).isEqualTo(1);
    }

    @Test
    void an_instant_is_an_anchor_where_the_customer_is() {
        // Still January in UTC, already February in Tokyo.
        Instant instant = Instant.parse("2025-01-31T15:00:00Z");

        assertThat(BillingAnchor.at(instant, ZoneId.of("Asia/Tokyo"), MONTHLY)
                        .period(0)
                        .end())
                .isEqualTo(Instant.parse("2025-02-28T15:00:00Z"));
        assertThat(BillingAnchor.at(instant, UTC, MONTHLY).period(0).end())
                .isEqualTo(Instant.parse("2025-02-28T15:00:00Z"));
        assertThat(BillingAnchor.at(instant, UTC, MONTHLY).period(1).end())
                .isEqualTo(Instant.parse("2025-03-31T15:00:00Z"));
        assertThat(BillingAnchor.at(instant, ZoneId.of("Asia/Tokyo"), MONTHLY)
                        .period(1)
                        .end())
                .isEqualTo(Instant.parse("2025-03-31T15:00:00Z"));
    }

    @Test
    void a_day_that_a_zone_skipped_cannot_be_billed() {
        BillingAnchor anchor = new BillingAnchor(LocalDate.parse("2011-12-29"), ZoneId.of("Pacific/Apia"), DAILY);

        assertThatIllegalArgumentException().isThrownBy(() -> anchor.period(1));
        assertThat(anchor.periodContaining(Instant.parse("2011-12-30T10:00:00Z")))
                .isEqualTo(anchor.period(2));
    }
}
