package io.quittance.webhook.event;

import io.quittance.contracts.EventData;
import io.quittance.contracts.Topic;
import io.quittance.runtime.inbox.EventRoutes;
import io.quittance.runtime.inbox.Inbox;
import io.quittance.webhook.catalogue.PublicEvents;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears every public event of the platform. */
@ApplicationScoped
class PublicEventsConsumer {
    private final StoreEvent storeEvent;
    private final EventRoutes billing;
    private final EventRoutes subscription;
    private final EventRoutes payment;

    PublicEventsConsumer(Inbox inbox, StoreEvent storeEvent) {
        this.storeEvent = storeEvent;
        billing = routes(inbox, Topic.BILLING, "webhook.event-billing");
        subscription = routes(inbox, Topic.SUBSCRIPTION, "webhook.event-subscription");
        payment = routes(inbox, Topic.PAYMENT, "webhook.event-payment");
    }

    @Incoming("billing")
    Uni<Void> onBilling(ConsumerRecords<String, byte[]> records) {
        return billing.accept(records);
    }

    @Incoming("subscription")
    Uni<Void> onSubscription(ConsumerRecords<String, byte[]> records) {
        return subscription.accept(records);
    }

    @Incoming("payment")
    Uni<Void> onPayment(ConsumerRecords<String, byte[]> records) {
        return payment.accept(records);
    }

    private EventRoutes routes(Inbox inbox, Topic topic, String consumer) {
        EventRoutes routes = inbox.routes(consumer);
        PublicEvents.on(topic).forEach(type -> route(routes, type));
        return routes;
    }

    private <T extends EventData> void route(EventRoutes routes, Class<T> type) {
        routes.on(type, storeEvent::store);
    }
}
