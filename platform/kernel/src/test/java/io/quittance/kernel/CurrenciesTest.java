package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class CurrenciesTest {

    @ParameterizedTest
    @CsvSource({"EUR, 2", "JPY, 0", "KWD, 3"})
    void knows_the_minor_unit_of_a_currency(String code, int digits) {
        assertThat(Currencies.require(code).getDefaultFractionDigits()).isEqualTo(digits);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(
            strings = {"eur", "Eur", " EUR", "EUR ", "EURO", "E", "ABC", "ÄÖÜ", "EU\0", "XXX", "XTS", "XAU", "XDR"})
    void refuses_what_is_no_money(String code) {
        assertThat(Refusal.of(() -> Currencies.require(code))).isEqualTo(ErrorCode.CURRENCY_UNKNOWN);
    }

    @Test
    void blames_the_field_it_was_told() {
        assertThat(catchThrowableOfType(DomainException.class, () -> Currencies.require("abc", "default_currency"))
                        .param())
                .contains("default_currency");
    }
}
