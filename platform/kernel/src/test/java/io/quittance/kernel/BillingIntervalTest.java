package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.kernel.BillingInterval.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class BillingIntervalTest {

    @ParameterizedTest
    @EnumSource
    void reads_the_unit_that_it_wrote(Unit unit) {
        assertThat(Unit.fromString(unit.slug())).isEqualTo(unit);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"MONTH", "months", "quarter"})
    void refuses_a_unit_that_is_none(String text) {
        assertThat(Refusal.of(() -> Unit.fromString(text))).isEqualTo(ErrorCode.PARAMETER_INVALID);
    }

    @ParameterizedTest
    @CsvSource({"DAY, 1096", "WEEK, 156", "MONTH, 36", "YEAR, 3"})
    void lasts_three_years_at_most(Unit unit, int countMax) {
        assertThat(new BillingInterval(unit, countMax).count()).isEqualTo(countMax);
        assertThat(Refusal.of(() -> new BillingInterval(unit, countMax + 1))).isEqualTo(ErrorCode.PARAMETER_INVALID);
    }

    @Test
    void lasts_one_unit_at_least() {
        assertThat(Refusal.of(() -> new BillingInterval(Unit.MONTH, 0))).isEqualTo(ErrorCode.PARAMETER_INVALID);
        assertThat(Refusal.of(() -> new BillingInterval(Unit.MONTH, -1))).isEqualTo(ErrorCode.PARAMETER_INVALID);
    }
}
