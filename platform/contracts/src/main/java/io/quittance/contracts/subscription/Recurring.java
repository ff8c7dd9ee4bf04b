package io.quittance.contracts.subscription;

/**
 * What a subscription brings in each period: price times quantity, after recurring discounts, before tax, without usage.
 *
 * @param amountMinor per period, minor units
 * @param currency ISO 4217
 * @param intervalUnit {@code day}, {@code week}, {@code month} or {@code year}
 * @param intervalCount units per period, at least 1
 */
public record Recurring(long amountMinor, String currency, String intervalUnit, int intervalCount) {}
