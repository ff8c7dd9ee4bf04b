package io.quittance.subscription.lifecycle;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.SubscriptionId;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.subscription.customer.BilledCustomer;
import io.quittance.subscription.plan.FindPlan;
import io.quittance.subscription.plan.Plan;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Starts a subscription: its first period begins, and its first invoice is on the way. Active once that is paid. */
@ApplicationScoped
class StartSubscription {
    private final Transactions transactions;
    private final BilledCustomer.Lock customers;
    private final FindPlan plans;
    private final SubscriptionRepository subscriptions;
    private final Outbox outbox;
    private final Clock clock;

    StartSubscription(
            Transactions transactions,
            BilledCustomer.Lock customers,
            FindPlan plans,
            SubscriptionRepository subscriptions,
            Outbox outbox,
            Clock clock) {
        this.transactions = transactions;
        this.customers = customers;
        this.plans = plans;
        this.subscriptions = subscriptions;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<Subscription> start(SubscriptionRequest request) {
        return transactions.tenant(() -> customers
                .lock(request.customer())
                .chain(customer -> plans.find(request.plan()).invoke(plan -> require(plan, request, customer)))
                .map(plan -> new Subscription(
                        SubscriptionId.next(),
                        request.customer(),
                        plan,
                        request.quantityOrOne(),
                        request.metadataOrEmpty(),
                        clock.instant()))
                .call(subscription -> outbox.add(SubscriptionEvents.created(subscription)))
                .chain(subscriptions::persist));
    }

    private static void require(Plan plan, SubscriptionRequest request, BilledCustomer customer) {
        if (plan.archived()) {
            throw new DomainException(ErrorCode.PLAN_ARCHIVED, "The plan takes no new subscriptions.", "plan");
        }
        if (!plan.perSeat() && request.quantityOrOne() != 1) {
            throw new DomainException(ErrorCode.PARAMETER_INVALID, "A flat plan is subscribed to once.", "quantity");
        }
        if (!customer.billingCurrency().orElse(plan.currency()).equals(plan.currency())) {
            throw new DomainException(
                    ErrorCode.CURRENCY_MISMATCH, "The customer is billed in another currency than the plan's.", "plan");
        }
    }
}
