package io.quittance.webhook.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.contracts.Event;
import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.webhook.catalogue.PublicEvents;
import io.quittance.webhook.delivery.Deliverer;
import io.quittance.webhook.delivery.ScheduleDeliveries;
import io.quittance.webhook.endpoint.MatchingEndpoints;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;

/**
 * Keeps an event that somebody asked for, and puts it on its way. An event that nobody asked for costs one look at an index
 * and leaves nothing: most tenants have no endpoint, and a list of events that were never sent would be a second event log.
 */
@ApplicationScoped
class StoreEvent {
    private final MatchingEndpoints matching;
    private final StoredEventRepository events;
    private final ScheduleDeliveries deliveries;
    private final Transactions transactions;
    private final Runnable wakeDeliverer;
    private final ObjectMapper json;
    private final Clock clock;

    StoreEvent(
            MatchingEndpoints matching,
            StoredEventRepository events,
            ScheduleDeliveries deliveries,
            Transactions transactions,
            Deliverer deliverer,
            ObjectMapper json,
            Clock clock) {
        this.matching = matching;
        this.events = events;
        this.deliveries = deliveries;
        this.transactions = transactions;
        this.wakeDeliverer = deliverer::wake;
        this.json = json;
        this.clock = clock;
    }

    /** Joins the transaction that claims the event. */
    Uni<Void> store(Event<?> event) {
        String type = PublicEvents.nameOf(event.data().getClass());
        return matching.of(type)
                .chain(endpoints -> endpoints.isEmpty() ? Uni.createFrom().voidItem() : keep(event, type, endpoints));
    }

    private Uni<Void> keep(Event<?> event, String type, List<WebhookEndpointId> endpoints) {
        StoredEvent stored = new StoredEvent(
                event.id(),
                type,
                event.subject(),
                event.sequence(),
                event.occurredAt(),
                write(Body.of(event)),
                clock.instant());
        transactions.afterCommit(wakeDeliverer);
        // Flushed first: the deliveries refer to it by plain SQL.
        return events.persistAndFlush(stored).chain(() -> deliveries.schedule(event.id(), type, endpoints));
    }

    private String write(Body body) {
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event record must be writable: " + body.type(), e);
        }
    }
}
