package io.quittance.analytics.recurring.domain;

import io.quittance.kernel.BillingInterval;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/**
 * Monthly recurring revenue. A year is 12 months, 52 weeks or 365 days; n intervals count as one n-th of the amount per interval.
 * The sum is kept as an exact fraction and rounded once, half away from zero to the minor unit, so that a thousand small yearly
 * plans do not add up to a rounding error.
 */
public final class MonthlyRecurringRevenue {
    private static final BigInteger MONTHS_PER_YEAR = BigInteger.valueOf(12);

    private MonthlyRecurringRevenue() {}

    /** Minor units per month, by currency, in the order of their codes. */
    public static Map<String, BigInteger> of(Collection<RecurringSum> sums) {
        Map<String, Fraction> exact = new TreeMap<>();
        sums.forEach(sum -> exact.merge(sum.currency(), perMonth(sum), Fraction::plus));
        Map<String, BigInteger> rounded = new TreeMap<>();
        exact.forEach((currency, fraction) -> rounded.put(currency, fraction.rounded()));
        return rounded;
    }

    private static Fraction perMonth(RecurringSum sum) {
        BigInteger perYear = sum.minor().multiply(perYear(sum.interval().unit()));
        return new Fraction(
                perYear,
                MONTHS_PER_YEAR.multiply(BigInteger.valueOf(sum.interval().count())));
    }

    private static BigInteger perYear(BillingInterval.Unit unit) {
        return BigInteger.valueOf(
                switch (unit) {
                    case DAY -> 365;
                    case WEEK -> 52;
                    case MONTH -> 12;
                    case YEAR -> 1;
                });
    }

    /** @param denominator positive */
    private record Fraction(BigInteger numerator, BigInteger denominator) {
        Fraction plus(Fraction other) {
            BigInteger sum = numerator.multiply(other.denominator).add(other.numerator.multiply(denominator));
            BigInteger product = denominator.multiply(other.denominator);
            BigInteger common = sum.gcd(product);
            return new Fraction(sum.divide(common), product.divide(common));
        }

        BigInteger rounded() {
            BigInteger[] quotient = numerator.divideAndRemainder(denominator);
            boolean atLeastHalf = quotient[1].abs().shiftLeft(1).compareTo(denominator) >= 0;
            return atLeastHalf ? quotient[0].add(BigInteger.valueOf(numerator.signum())) : quotient[0];
        }
    }
}
