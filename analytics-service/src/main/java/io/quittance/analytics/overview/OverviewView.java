package io.quittance.analytics.overview;

import io.quittance.analytics.revenue.Revenue;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.List;

/**
 * A tenant's business at a glance.
 *
 * @param object always {@code analytics.overview}
 * @param from first day of the revenue shown, in UTC
 * @param to last day of the revenue shown
 * @param currencies every currency in which something recurs or came in, by code
 * @param activeSubscriptions now
 * @param pastDueSubscriptions now; they still count as recurring revenue
 * @param customers now, without the deleted
 * @param revenueByDay the days that brought something, in order
 */
record OverviewView(
        String object,
        LocalDate from,
        LocalDate to,
        List<CurrencyView> currencies,
        long activeSubscriptions,
        long pastDueSubscriptions,
        long customers,
        List<Revenue.Day> revenueByDay) {

    /**
     * @param mrr monthly recurring revenue now, minor units
     * @param revenueTotal cash received from {@code from} to {@code to}, minor units: the sum of the days shown
     */
    record CurrencyView(String currency, BigInteger mrr, BigInteger revenueTotal) {}
}
