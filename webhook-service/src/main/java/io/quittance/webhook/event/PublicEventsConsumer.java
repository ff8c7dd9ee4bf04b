package io.quittance.webhook.event;

import io.quittance.contracts.EventData;
import io.quittance.contracts.Topic;
import io.quittance.runtime.inbox.EventRoutes;
import io.quittance.runtime.inbox.Inbox;
import io.quittance.webhook.catalogue.PublicEvents;
import io.quittance.webhook.delivery.Deliverer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears every public event of the platform. */
@ApplicationScoped
class PublicEventsConsumer {
    private final StoreEvent storeEvent;
    private final Deliverer deliverer;
    private final Feed billing;
    private final Feed subscription;
    private final Feed payment;

    PublicEventsConsumer(Inbox inbox, StoreEvent storeEvent, Deliverer deliverer) {
        this.storeEvent = storeEvent;
        this.deliverer = deliverer;
        billing = feed(inbox, Topic.BILLING, "webhook.event-billing");
        subscription = feed(inbox, Topic.SUBSCRIPTION, "webhook.event-subscription");
        payment = feed(inbox, Topic.PAYMENT, "webhook.event-payment");
    }

    @Incoming("billing")
    Uni<Void> onBilling(ConsumerRecords<String, byte[]> records) {
        return accept(billing, records);
    }

    @Incoming("subscription")
    Uni<Void> onSubscription(ConsumerRecords<String, byte[]> records) {
        return accept(subscription, records);
    }

    @Incoming("payment")
    Uni<Void> onPayment(ConsumerRecords<String, byte[]> records) {
        return accept(payment, records);
    }

    // Only after the commit is there anything to claim. A wake-up too many costs a look, one too few the poll's second.
    private Uni<Void> accept(Feed feed, ConsumerRecords<String, byte[]> records) {
        return feed.routes().accept(records).invoke(() -> {
            if (feed.stored().getAndSet(false)) {
                deliverer.wake();
            }
        });
    }

    private Feed feed(Inbox inbox, Topic topic, String consumer) {
        Feed feed = new Feed(inbox.routes(consumer), new AtomicBoolean());
        PublicEvents.on(topic).forEach(type -> route(feed, type));
        return feed;
    }

    private <T extends EventData> void route(Feed feed, Class<T> type) {
        feed.routes().on(type, event -> storeEvent
                .store(event)
                .invoke(isStored -> {
                    if (isStored) {
                        feed.stored().set(true);
                    }
                })
                .replaceWithVoid());
    }

    /** One topic, and whether something has been stored from it since the deliverer was last woken. */
    private record Feed(EventRoutes routes, AtomicBoolean stored) {}
}
