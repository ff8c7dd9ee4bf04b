package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class MoneyTest {
    private static final Money EUR_10 = Money.of(1000, "EUR");
    private static final Money MOST = Money.of(Long.MAX_VALUE, "EUR");
    private static final Money LEAST = Money.of(Long.MIN_VALUE, "EUR");
    private static final Money YEN_10 = Money.of(10, "JPY");

    @Test
    void adds_subtracts_negates_and_multiplies() {
        assertThat(EUR_10.plus(EUR_10).minus(Money.of(1, "EUR")).negate().times(3))
                .isEqualTo(Money.of(-5997, "EUR"));
    }

    @Test
    void knows_its_sign() {
        Money zero = Money.zero(EUR_10.currency());
        assertThat(List.of(EUR_10.isPositive(), EUR_10.isZero(), EUR_10.isNegative()))
                .containsExactly(true, false, false);
        assertThat(List.of(zero.isPositive(), zero.isZero(), zero.isNegative())).containsExactly(false, true, false);
        assertThat(List.of(LEAST.isPositive(), LEAST.isZero(), LEAST.isNegative()))
                .containsExactly(false, false, true);
    }

    @Test
    void orders_amounts_of_one_currency() {
        assertThat(List.of(EUR_10, LEAST, MOST).stream().sorted()).containsExactly(LEAST, EUR_10, MOST);
    }

    @Test
    void refuses_to_mix_currencies() {
        assertThat(Refusal.of(() -> EUR_10.plus(YEN_10))).isEqualTo(ErrorCode.CURRENCY_MISMATCH);
        assertThat(Refusal.of(() -> EUR_10.minus(YEN_10))).isEqualTo(ErrorCode.CURRENCY_MISMATCH);
        assertThat(Refusal.of(() -> EUR_10.compareTo(YEN_10))).isEqualTo(ErrorCode.CURRENCY_MISMATCH);
    }

    @Test
    void refuses_what_a_long_cannot_hold() {
        assertThat(Refusal.of(() -> MOST.plus(EUR_10))).isEqualTo(ErrorCode.AMOUNT_TOO_LARGE);
        assertThat(Refusal.of(() -> LEAST.minus(EUR_10))).isEqualTo(ErrorCode.AMOUNT_TOO_LARGE);
        assertThat(Refusal.of(() -> MOST.times(2))).isEqualTo(ErrorCode.AMOUNT_TOO_LARGE);
        assertThat(Refusal.of(LEAST::negate)).isEqualTo(ErrorCode.AMOUNT_TOO_LARGE);
    }

    @Test
    void reads_as_units_of_its_currency() {
        assertThat(Money.of(-1205, "EUR")).hasToString("-12.05 EUR");
        assertThat(Money.of(1205, "JPY")).hasToString("1205 JPY");
        assertThat(Money.of(5, "KWD")).hasToString("0.005 KWD");
    }

    @Test
    void splits_ten_euros_among_three_to_the_cent() {
        assertThat(EUR_10.allocate(1, 1, 1)).extracting(Money::minor).containsExactly(333L, 334L, 333L);
    }

    @Test
    void splits_a_credit_as_it_splits_a_charge() {
        assertThat(EUR_10.negate().allocate(1, 1, 1)).extracting(Money::minor).containsExactly(-333L, -334L, -333L);
    }

    @Test
    void splits_the_largest_amount_by_the_largest_weights() {
        assertThat(MOST.allocate(Long.MAX_VALUE, Long.MAX_VALUE))
                .extracting(Money::minor)
                .containsExactly(Long.MAX_VALUE / 2 + 1, Long.MAX_VALUE / 2);
    }

    @Test
    void prorates_by_seconds_left() {
        // 100.00 for June, changed on the 11th: ten days used, twenty left.
        assertThat(Money.of(10_000, "EUR").allocate(10 * 86_400, 20 * 86_400))
                .containsExactly(Money.of(3_333, "EUR"), Money.of(6_667, "EUR"));
    }

    @Test
    void refuses_to_split_by_nothing_or_by_less() {
        assertThatIllegalArgumentException().isThrownBy(EUR_10::allocate);
        assertThatIllegalArgumentException().isThrownBy(() -> EUR_10.allocate(0, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> EUR_10.allocate(2, -1));
    }
}
