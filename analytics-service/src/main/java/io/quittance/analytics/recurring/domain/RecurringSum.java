package io.quittance.analytics.recurring.domain;

import io.quittance.kernel.BillingInterval;
import java.math.BigInteger;

/**
 * What all subscriptions of one currency and one billing interval bring in together, per interval. Subscriptions of one interval
 * can be added before they are brought to a month, because that is the same factor for all of them.
 *
 * @param minor per interval, minor units
 * @param currency ISO 4217
 */
public record RecurringSum(BigInteger minor, String currency, BillingInterval interval) {

    public static RecurringSum of(long minor, String currency, BillingInterval.Unit unit, int count) {
        return new RecurringSum(BigInteger.valueOf(minor), currency, new BillingInterval(unit, count));
    }
}
