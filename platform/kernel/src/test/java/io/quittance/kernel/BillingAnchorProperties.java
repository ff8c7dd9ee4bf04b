package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.kernel.BillingInterval.Unit;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is true of every anchor, in zones with and without clock changes, on every day of the month. */
class BillingAnchorProperties {

    @Property
    void periods_touch_and_never_overlap(@ForAll("anchors") BillingAnchor anchor, @ForAll("indexes") long n) {
        assertThat(anchor.period(n + 1).start()).isEqualTo(anchor.period(n).end());
    }

    @Property
    void every_instant_lies_in_exactly_one_period(
            @ForAll("anchors") BillingAnchor anchor, @ForAll("instants") Instant instant) {
        long n = anchor.indexAt(instant);

        assertThat(anchor.period(n).contains(instant)).isTrue();
        assertThat(anchor.period(n - 1).contains(instant)).isFalse();
        assertThat(anchor.period(n + 1).contains(instant)).isFalse();
        assertThat(anchor.periodContaining(instant)).isEqualTo(anchor.period(n));
    }

    @Property
    void the_edges_of_a_period_belong_where_they_should(
            @ForAll("anchors") BillingAnchor anchor, @ForAll("indexes") long n) {
        BillingPeriod period = anchor.period(n);

        assertThat(anchor.indexAt(period.start())).isEqualTo(n);
        assertThat(anchor.indexAt(period.end().minusNanos(1))).isEqualTo(n);
        assertThat(anchor.indexAt(period.end())).isEqualTo(n + 1);
    }

    @Property
    void a_month_starts_on_the_anchors_day_or_on_the_last_there_is(
            @ForAll("dates") LocalDate anchorOn, @ForAll("zones") ZoneId zone, @ForAll("indexes") long n) {
        BillingAnchor anchor = new BillingAnchor(anchorOn.atTime(12, 0), zone, new BillingInterval(Unit.MONTH, 1));
        LocalDate startsOn = LocalDate.ofInstant(anchor.period(n).start(), zone);

        assertThat(startsOn.getDayOfMonth()).isEqualTo(Math.min(anchorOn.getDayOfMonth(), startsOn.lengthOfMonth()));
    }

    @Property
    void twelve_months_are_a_year(
            @ForAll("dates") LocalDate anchorOn, @ForAll("zones") ZoneId zone, @ForAll @IntRange(max = 30) int years) {
        BillingAnchor monthly = new BillingAnchor(anchorOn, zone, new BillingInterval(Unit.MONTH, 1));
        BillingAnchor yearly = new BillingAnchor(anchorOn, zone, new BillingInterval(Unit.YEAR, 1));

        assertThat(monthly.period(12L * years).start())
                .isEqualTo(yearly.period(years).start());
    }

    @Property
    void an_instant_lies_in_the_first_period_of_its_own_anchor(
            @ForAll("instants") Instant instant,
            @ForAll("zones") ZoneId zone,
            @ForAll("intervals") BillingInterval interval) {
        assertThat(BillingAnchor.at(instant, zone, interval).indexAt(instant)).isZero();
    }

    @Provide
    Arbitrary<BillingAnchor> anchors() {
        Arbitrary<LocalDateTime> times = Combinators.combine(
                        dates(), Arbitraries.integers().between(0, 86_399))
                .as((date, second) -> date.atTime(LocalTime.ofSecondOfDay(second)));
        return Combinators.combine(times, zones(), intervals()).as(BillingAnchor::new);
    }

    @Provide
    Arbitrary<LocalDate> dates() {
        return Arbitraries.longs()
                .between(
                        LocalDate.of(2012, 1, 1).toEpochDay(),
                        LocalDate.of(2040, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
    }

    @Provide
    Arbitrary<Instant> instants() {
        return Arbitraries.longs()
                .between(
                        Instant.parse("2012-01-03T00:00:00Z").getEpochSecond(),
                        Instant.parse("2060-01-01T00:00:00Z").getEpochSecond())
                .map(Instant::ofEpochSecond);
    }

    @Provide
    Arbitrary<BillingInterval> intervals() {
        return Combinators.combine(
                        Arbitraries.of(Unit.class), Arbitraries.integers().between(1, 3))
                .as(BillingInterval::new);
    }

    @Provide
    Arbitrary<Long> indexes() {
        return Arbitraries.longs().between(0, 120);
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        // Without and with clock changes, at half past and quarter to, by half an hour, across the date line, around
        // midnight.
        return Arbitraries.of(
                        "UTC",
                        "Europe/Berlin",
                        "America/New_York",
                        "Asia/Kathmandu",
                        "Australia/Lord_Howe",
                        "Pacific/Kiritimati",
                        "America/Havana",
                        "Asia/Beirut")
                .map(ZoneId::of);
    }
}
