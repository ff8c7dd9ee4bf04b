package io.quittance.kernel;

import java.util.Currency;

/** The currencies one can be billed in: those of ISO 4217 that have minor units, as the JDK knows them. */
public final class Currencies {
    private static final int CODE_LENGTH = 3;

    private Currencies() {}

    /** As {@link #require(String, String)}, blaming the field {@code currency}. */
    public static Currency require(String code) {
        return require(code, "currency");
    }

    /**
     * The currency of that name. Nothing is trimmed or folded: {@code eur} is refused, so one spelling reaches the database.
     *
     * @param code three upper-case letters, such as {@code EUR}
     * @param param the field to blame
     * @throws DomainException {@link ErrorCode#CURRENCY_UNKNOWN} for anything else, also for the codes that name no money
     *     ({@code XXX}, {@code XTS}, gold {@code XAU}): they have no minor unit to count in
     */
    public static Currency require(String code, String param) {
        if (code == null || code.length() != CODE_LENGTH) {
            throw unknown(param);
        }
        Currency currency;
        try {
            currency = Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            throw unknown(param);
        }
        if (currency.getDefaultFractionDigits() < 0) {
            throw unknown(param);
        }
        return currency;
    }

    private static DomainException unknown(String param) {
        // The text itself is not repeated: it is the caller's, of any length and with any character in it.
        return new DomainException(
                ErrorCode.CURRENCY_UNKNOWN, "Give an ISO 4217 code of three upper-case letters, such as EUR.", param);
    }
}
