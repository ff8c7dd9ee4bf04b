package io.quittance.kernel;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;

/**
 * A whole number of minor units and the currency they are units of: cents for EUR, yen for JPY, fils for KWD.
 *
 * <p>Amounts of different currencies never meet: arithmetic and comparison across currencies are refused with
 * {@link ErrorCode#CURRENCY_MISMATCH}. A result beyond the range of a {@code long} is refused with
 * {@link ErrorCode#AMOUNT_TOO_LARGE}; nothing wraps around.
 *
 * @param minor the amount in minor units, negative for what is owed the other way
 * @param currency the currency, which also says how many minor units make a unit
 */
public record Money(long minor, Currency currency) implements Comparable<Money> {

    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    public static Money of(long minor, Currency currency) {
        return new Money(minor, currency);
    }

    /**
     * An amount in the currency of that name.
     *
     * @param currencyCode three upper-case letters of ISO 4217
     * @throws DomainException {@link ErrorCode#CURRENCY_UNKNOWN} if money of that name does not exist
     */
    public static Money of(long minor, String currencyCode) {
        return new Money(minor, Currencies.require(currencyCode));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    public Money plus(Money other) {
        requireSameCurrency(other);
        try {
            return new Money(Math.addExact(minor, other.minor), currency);
        } catch (ArithmeticException e) {
            throw tooLarge();
        }
    }

    public Money minus(Money other) {
        requireSameCurrency(other);
        try {
            return new Money(Math.subtractExact(minor, other.minor), currency);
        } catch (ArithmeticException e) {
            throw tooLarge();
        }
    }

    public Money negate() {
        try {
            return new Money(Math.negateExact(minor), currency);
        } catch (ArithmeticException e) {
            throw tooLarge();
        }
    }

    public Money times(long factor) {
        try {
            return new Money(Math.multiplyExact(minor, factor), currency);
        } catch (ArithmeticException e) {
            throw tooLarge();
        }
    }

    /**
     * Splits by weight without losing or inventing a cent: a share is the rise of a rounded running total.
     *
     * <p>Running totals are rounded half away from zero. The shares add up to the whole, a weight of nothing gets nothing, no
     * share is more than one minor unit away from the exact one or has the opposite sign. Slicing is stable: joining neighbouring
     * weights joins their shares.
     *
     * @param weights what each share is proportional to, none negative and at least one positive
     * @return one share per weight, in order
     * @throws IllegalArgumentException if there is nothing to divide by
     */
    public List<Money> allocate(long... weights) {
        if (Arrays.stream(weights).anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("A weight is never negative: " + Arrays.toString(weights));
        }
        // Weights may be seconds or amounts; their sum and its product with the amount exceed a long.
        BigInteger whole = sum(weights);
        if (whole.signum() == 0) {
            throw new IllegalArgumentException("At least one weight is positive: " + Arrays.toString(weights));
        }
        List<Money> shares = new ArrayList<>(weights.length);
        BigInteger weightSoFar = BigInteger.ZERO;
        long givenSoFar = 0;
        for (long weight : weights) {
            weightSoFar = weightSoFar.add(BigInteger.valueOf(weight));
            long runningTotal = roundedPart(weightSoFar, whole);
            shares.add(new Money(runningTotal - givenSoFar, currency));
            givenSoFar = runningTotal;
        }
        return List.copyOf(shares);
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean isPositive() {
        return minor > 0;
    }

    /**
     * Orders amounts of one currency.
     *
     * @throws DomainException {@link ErrorCode#CURRENCY_MISMATCH} across currencies: neither of 1 EUR and 1 JPY is more
     */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minor, other.minor);
    }

    /** For logs and people who read them: {@code 12.50 EUR}, {@code 1250 JPY}. */
    @Override
    public String toString() {
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString() + " "
                + currency.getCurrencyCode();
    }

    private static BigInteger sum(long[] weights) {
        BigInteger sum = BigInteger.ZERO;
        for (long weight : weights) {
            sum = sum.add(BigInteger.valueOf(weight));
        }
        return sum;
    }

    /** {@code minor × part ÷ whole}, half away from zero; as {@code part ≤ whole}, it always fits. */
    private long roundedPart(BigInteger part, BigInteger whole) {
        BigInteger[] quotient = BigInteger.valueOf(minor).multiply(part).divideAndRemainder(whole);
        boolean atLeastHalf = quotient[1].abs().shiftLeft(1).compareTo(whole) >= 0;
        return quotient[0].longValueExact() + (atLeastHalf ? Long.signum(minor) : 0);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new DomainException(
                    ErrorCode.CURRENCY_MISMATCH,
                    "Amounts in " + currency + " and " + other.currency + " do not combine.",
                    "currency");
        }
    }

    private static DomainException tooLarge() {
        return new DomainException(ErrorCode.AMOUNT_TOO_LARGE, "The amount is larger than any this platform can hold.");
    }
}
