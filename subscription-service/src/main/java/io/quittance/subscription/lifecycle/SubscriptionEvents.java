package io.quittance.subscription.lifecycle;

import io.quittance.contracts.EventData;
import io.quittance.contracts.subscription.SubscriptionActivated;
import io.quittance.contracts.subscription.SubscriptionCanceled;
import io.quittance.contracts.subscription.SubscriptionCancellationScheduled;
import io.quittance.contracts.subscription.SubscriptionCreated;
import io.quittance.contracts.subscription.SubscriptionPastDue;
import io.quittance.contracts.subscription.SubscriptionRenewed;
import io.quittance.runtime.outbox.NewEvent;
import java.time.Instant;

/** What the platform hears of subscriptions. */
final class SubscriptionEvents {
    private SubscriptionEvents() {}

    static NewEvent created(Subscription it) {
        return of(
                it,
                it.periodStart(),
                new SubscriptionCreated(
                        it.subscriptionId(),
                        it.customerId(),
                        it.planId(),
                        it.quantity(),
                        it.periodStart(),
                        it.periodEnd(),
                        it.recurring()));
    }

    static NewEvent activated(Subscription it) {
        return of(
                it,
                it.updatedAt(),
                new SubscriptionActivated(
                        it.subscriptionId(), it.customerId(), it.planId(), it.quantity(), it.recurring()));
    }

    /** Takes effect when the period begins, however late the timer rang. */
    static NewEvent renewed(Subscription it) {
        return of(
                it,
                it.periodStart(),
                new SubscriptionRenewed(
                        it.subscriptionId(),
                        it.customerId(),
                        it.planId(),
                        it.quantity(),
                        it.periodStart(),
                        it.periodEnd(),
                        it.recurring()));
    }

    static NewEvent pastDue(Subscription it) {
        return of(it, it.updatedAt(), new SubscriptionPastDue(it.subscriptionId(), it.customerId(), it.recurring()));
    }

    static NewEvent cancellationScheduled(Subscription it) {
        return of(
                it,
                it.updatedAt(),
                new SubscriptionCancellationScheduled(it.subscriptionId(), it.customerId(), it.periodEnd()));
    }

    static NewEvent canceled(Subscription it) {
        return of(
                it,
                it.canceledAt(),
                new SubscriptionCanceled(it.subscriptionId(), it.customerId(), it.canceledAt(), it.recurring()));
    }

    private static NewEvent of(Subscription it, Instant effectiveAt, EventData data) {
        return new NewEvent(
                it.subscriptionId().toString(), it.customerId().toString(), it.nextSequence(), effectiveAt, data);
    }
}
