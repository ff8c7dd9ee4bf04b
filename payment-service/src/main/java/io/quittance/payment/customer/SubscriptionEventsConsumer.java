package io.quittance.payment.customer;

import io.quittance.contracts.subscription.CustomerCreated;
import io.quittance.contracts.subscription.CustomerDeleted;
import io.quittance.runtime.inbox.EventRoutes;
import io.quittance.runtime.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of customers that come and go. Deletion is final, so the order of arrival does not matter. */
@ApplicationScoped
class SubscriptionEventsConsumer {
    private final EventRoutes routes;

    SubscriptionEventsConsumer(Inbox inbox, KnownCustomers customers) {
        routes = inbox.routes("payment.subscription")
                .on(
                        CustomerCreated.class,
                        event -> customers.remember(event.data().customerId()))
                .on(
                        CustomerDeleted.class,
                        event -> customers.forget(event.data().customerId()));
    }

    @Incoming("subscription")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return routes.accept(records);
    }
}
