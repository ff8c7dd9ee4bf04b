package io.quittance.analytics.overview;

import io.quittance.analytics.customer.CustomerFacts;
import io.quittance.analytics.overview.OverviewView.CurrencyView;
import io.quittance.analytics.overview.domain.DayRange;
import io.quittance.analytics.recurring.SubscriptionFacts;
import io.quittance.analytics.recurring.SubscriptionFacts.InForce;
import io.quittance.analytics.recurring.domain.MonthlyRecurringRevenue;
import io.quittance.analytics.recurring.domain.SubscriptionStatus;
import io.quittance.analytics.revenue.Revenue;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Puts a tenant's figures together: one indexed read for each part, in one transaction. */
@ApplicationScoped
class ShowOverview {
    private final Transactions transactions;
    private final SubscriptionFacts subscriptions;
    private final CustomerFacts customers;
    private final Revenue revenue;

    ShowOverview(Transactions transactions, SubscriptionFacts subscriptions, CustomerFacts customers, Revenue revenue) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.customers = customers;
        this.revenue = revenue;
    }

    Uni<OverviewView> show(DayRange range) {
        return transactions.tenant(
                () -> subscriptions.inForce().chain(inForce -> customers.count().chain(count -> revenue.between(
                                range.from(), range.to())
                        .map(days -> view(range, inForce, count, days)))));
    }

    private static OverviewView view(DayRange range, List<InForce> inForce, long customers, List<Revenue.Day> days) {
        return new OverviewView(
                "analytics.overview",
                range.from(),
                range.to(),
                currencies(inForce, days),
                count(inForce, SubscriptionStatus.ACTIVE),
                count(inForce, SubscriptionStatus.PAST_DUE),
                customers,
                days);
    }

    private static List<CurrencyView> currencies(List<InForce> inForce, List<Revenue.Day> days) {
        Map<String, BigInteger> mrr =
                MonthlyRecurringRevenue.of(inForce.stream().map(InForce::sum).toList());
        Map<String, BigInteger> received = new TreeMap<>();
        days.forEach(day -> received.merge(day.currency(), BigInteger.valueOf(day.amount()), BigInteger::add));
        TreeSet<String> codes = new TreeSet<>(mrr.keySet());
        codes.addAll(received.keySet());
        return codes.stream()
                .map(code -> new CurrencyView(
                        code, mrr.getOrDefault(code, BigInteger.ZERO), received.getOrDefault(code, BigInteger.ZERO)))
                .toList();
    }

    private static long count(List<InForce> inForce, SubscriptionStatus status) {
        return inForce.stream()
                .filter(group -> group.status() == status)
                .mapToLong(InForce::subscriptions)
                .sum();
    }
}
