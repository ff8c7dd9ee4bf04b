package io.quittance.analytics.event;

import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Keeps an event that a tenant tells us of. */
@ApplicationScoped
class RecordAnalyticsEvent {
    private final Transactions transactions;
    private final AnalyticsEventRepository events;
    private final Clock clock;

    RecordAnalyticsEvent(Transactions transactions, AnalyticsEventRepository events, Clock clock) {
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    Uni<AnalyticsEvent> record(AnalyticsEventRequest request) {
        return transactions.tenant(() -> events.persist(new AnalyticsEvent(request, clock.instant())));
    }
}
