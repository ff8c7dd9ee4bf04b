package io.quittance.analytics.recurring.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.kernel.BillingInterval.Unit;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class MonthlyRecurringRevenueProperties {
    private static final long LARGE = 1_000_000_000_000L;

    @Property
    void order_does_not_matter(@ForAll("portfolios") List<RecurringSum> portfolio, @ForAll Random random) {
        List<RecurringSum> shuffled = new ArrayList<>(portfolio);
        Collections.shuffle(shuffled, random);
        assertThat(MonthlyRecurringRevenue.of(shuffled)).isEqualTo(MonthlyRecurringRevenue.of(portfolio));
    }

    @Property
    void adding_within_an_interval_first_changes_nothing(
            @ForAll @LongRange(min = 0, max = LARGE) long one,
            @ForAll @LongRange(min = 0, max = LARGE) long other,
            @ForAll Unit unit,
            @ForAll @IntRange(min = 1, max = 3) int count) {
        assertThat(mrr(List.of(eur(one, unit, count), eur(other, unit, count))))
                .isEqualTo(mrr(List.of(eur(one + other, unit, count))));
    }

    @Property
    void the_whole_is_never_more_than_half_a_cent_per_part_from_its_rounded_parts(
            @ForAll("portfolios") List<RecurringSum> portfolio) {
        BigInteger parts = portfolio.stream().map(part -> mrr(List.of(part))).reduce(BigInteger.ZERO, BigInteger::add);
        BigInteger apart = mrr(portfolio).subtract(parts).abs().shiftLeft(1);
        assertThat(apart).isLessThanOrEqualTo(BigInteger.valueOf(portfolio.size() + 1L));
    }

    @Property
    void a_year_is_twelve_months_and_n_intervals_bring_what_one_does(
            @ForAll @LongRange(min = 0, max = LARGE) long monthly, @ForAll @IntRange(min = 1, max = 36) int months) {
        assertThat(mrr(List.of(eur(monthly * 12, Unit.YEAR, 1)))).isEqualTo(BigInteger.valueOf(monthly));
        assertThat(mrr(List.of(eur(monthly * months, Unit.MONTH, months)))).isEqualTo(BigInteger.valueOf(monthly));
    }

    @Property
    void another_subscription_never_makes_it_less(
            @ForAll("portfolios") List<RecurringSum> portfolio, @ForAll("sums") RecurringSum more) {
        List<RecurringSum> grown = new ArrayList<>(portfolio);
        grown.add(more);
        assertThat(mrr(grown)).isGreaterThanOrEqualTo(mrr(portfolio));
    }

    @Provide
    Arbitrary<List<RecurringSum>> portfolios() {
        return sums().list().ofMaxSize(30);
    }

    @Provide
    Arbitrary<RecurringSum> sums() {
        return Combinators.combine(
                        Arbitraries.longs().between(0, LARGE),
                        Arbitraries.of(Unit.class),
                        Arbitraries.integers().between(1, 3))
                .as(MonthlyRecurringRevenueProperties::eur);
    }

    private static BigInteger mrr(List<RecurringSum> sums) {
        return MonthlyRecurringRevenue.of(sums).getOrDefault("EUR", BigInteger.ZERO);
    }

    private static RecurringSum eur(long minor, Unit unit, int count) {
        return RecurringSum.of(minor, "EUR", unit, count);
    }
}
