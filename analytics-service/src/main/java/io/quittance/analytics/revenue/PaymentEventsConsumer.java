package io.quittance.analytics.revenue;

import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.runtime.inbox.EventRoutes;
import io.quittance.runtime.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of money that came. A payment succeeds once and says so once, so adding it up needs no more than the inbox. */
@ApplicationScoped
class PaymentEventsConsumer {
    private final EventRoutes routes;

    PaymentEventsConsumer(Inbox inbox, Revenue revenue) {
        routes = inbox.routes("analytics.payment").on(PaymentSucceeded.class, event -> revenue.add(event.data()));
    }

    @Incoming("payment")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return routes.accept(records);
    }
}
