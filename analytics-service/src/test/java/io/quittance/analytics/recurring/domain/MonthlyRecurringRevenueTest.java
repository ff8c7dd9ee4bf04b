package io.quittance.analytics.recurring.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.quittance.kernel.BillingInterval.Unit;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthlyRecurringRevenueTest {

    @Test
    void w14_a_hundred_a_month_and_a_thousand_a_year_are_183_33() {
        assertThat(mrr(eur(100_00, Unit.MONTH, 1), eur(1000_00, Unit.YEAR, 1))).isEqualTo(183_33);
    }

    @ParameterizedTest(name = "{0} per {2} {1} is {3} a month")
    @CsvSource({
        "30000, MONTH, 3, 10000",
        "5000, WEEK, 2, 10833",
        "120000, YEAR, 1, 10000",
        "240000, YEAR, 2, 10000",
        "100, DAY, 1, 3042",
        "6, YEAR, 1, 1",
        "5, YEAR, 1, 0",
        "0, MONTH, 1, 0",
        "-6, YEAR, 1, -1"
    })
    void an_amount_is_brought_to_a_month_and_rounded_half_away_from_zero(
            long minor, Unit unit, int count, long monthly) {
        assertThat(mrr(eur(minor, unit, count))).isEqualTo(monthly);
    }

    @Test
    void rounding_comes_after_adding() {
        // A cent a year is nothing by itself; twelve of them are a cent a month.
        assertThat(mrr(Collections.nCopies(12, eur(1, Unit.YEAR, 1)).toArray(RecurringSum[]::new)))
                .isEqualTo(1);
    }

    @Test
    void currencies_are_not_added() {
        assertThat(MonthlyRecurringRevenue.of(
                        List.of(eur(100, Unit.MONTH, 1), RecurringSum.of(5000, "JPY", Unit.MONTH, 1))))
                .containsExactly(entry("EUR", BigInteger.valueOf(100)), entry("JPY", BigInteger.valueOf(5000)));
    }

    @Test
    void nothing_recurs_in_no_currency() {
        assertThat(MonthlyRecurringRevenue.of(List.of())).isEmpty();
    }

    private static long mrr(RecurringSum... sums) {
        return MonthlyRecurringRevenue.of(Arrays.asList(sums)).get("EUR").longValueExact();
    }

    private static RecurringSum eur(long minor, Unit unit, int count) {
        return RecurringSum.of(minor, "EUR", unit, count);
    }
}
