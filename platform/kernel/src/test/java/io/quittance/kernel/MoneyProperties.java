package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** What is true of every split, whatever the amount and the weights. */
class MoneyProperties {
    private static final Currency EUR = Currency.getInstance("EUR");

    @Property
    void shares_add_up_to_the_whole(@ForAll long minor, @ForAll("weights") long[] weights) {
        Money whole = Money.of(minor, EUR);

        assertThat(whole.allocate(weights).stream().reduce(Money.zero(EUR), Money::plus))
                .isEqualTo(whole);
    }

    @Property
    void there_is_one_share_per_weight_and_none_of_the_opposite_sign(
            @ForAll long minor, @ForAll("weights") long[] weights) {
        List<Money> shares = Money.of(minor, EUR).allocate(weights);

        assertThat(shares)
                .hasSameSizeAs(weights)
                .allMatch(share -> share.isZero() || Long.signum(share.minor()) == Long.signum(minor));
    }

    @Property
    void a_weight_of_nothing_gets_nothing(@ForAll long minor, @ForAll("weights") long[] weights) {
        List<Money> shares = Money.of(minor, EUR).allocate(weights);

        for (int i = 0; i < weights.length; i++) {
            assertThat(weights[i] > 0 || shares.get(i).isZero()).isTrue();
        }
    }

    @Property
    void no_share_is_more_than_one_minor_unit_from_the_exact_one(
            @ForAll long minor, @ForAll("weights") long[] weights) {
        BigInteger whole = sum(weights);
        List<Money> shares = Money.of(minor, EUR).allocate(weights);

        for (int i = 0; i < weights.length; i++) {
            BigInteger excess = BigInteger.valueOf(shares.get(i).minor())
                    .multiply(whole)
                    .subtract(BigInteger.valueOf(minor).multiply(BigInteger.valueOf(weights[i])));
            assertThat(excess.abs()).isLessThanOrEqualTo(whole);
        }
    }

    @Property
    void the_first_share_is_the_exact_one_rounded_half_away_from_zero(
            @ForAll long minor, @ForAll("weights") long[] weights) {
        BigDecimal exact = new BigDecimal(minor).multiply(BigDecimal.valueOf(weights[0]));

        assertThat(Money.of(minor, EUR).allocate(weights).get(0).minor())
                .isEqualTo(exact.divide(new BigDecimal(sum(weights)), 0, RoundingMode.HALF_UP)
                        .longValueExact());
    }

    @Property
    void joining_neighbouring_weights_joins_their_shares(
            @ForAll long minor, @ForAll("weights") long[] weights, @ForAll @IntRange(max = 7) int at) {
        int cut = at % weights.length;
        long[] joined = {sumOfSmall(weights, 0, cut), sumOfSmall(weights, cut, weights.length)};
        Money whole = Money.of(minor, EUR);

        assertThat(whole.allocate(joined).get(0))
                .isEqualTo(whole.allocate(weights).stream().limit(cut).reduce(Money.zero(EUR), Money::plus));
    }

    @Property
    void a_credit_is_split_as_the_charge_is(@ForAll("negatable") long minor, @ForAll("weights") long[] weights) {
        Money charge = Money.of(minor, EUR);

        assertThat(charge.negate().allocate(weights))
                .isEqualTo(charge.allocate(weights).stream().map(Money::negate).toList());
    }

    @Property
    void adding_and_taking_away_again_changes_nothing(@ForAll int first, @ForAll int second) {
        Money money = Money.of(first, EUR);

        assertThat(money.plus(Money.of(second, EUR)).minus(Money.of(second, EUR)))
                .isEqualTo(money);
    }

    @Provide
    Arbitrary<long[]> weights() {
        // An eighth of the largest weight, so that sums of them can themselves be weights.
        return Arbitraries.longs()
                .between(0, Long.MAX_VALUE / 8)
                .array(long[].class)
                .ofMinSize(1)
                .ofMaxSize(8)
                .filter(weights -> Arrays.stream(weights).anyMatch(weight -> weight > 0));
    }

    @Provide
    Arbitrary<Long> negatable() {
        return Arbitraries.longs().greaterOrEqual(-Long.MAX_VALUE);
    }

    private static BigInteger sum(long[] weights) {
        return Arrays.stream(weights).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
    }

    private static long sumOfSmall(long[] weights, int from, int to) {
        return Arrays.stream(weights, from, to).sum();
    }
}
