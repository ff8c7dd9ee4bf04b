package io.quittance.billing.invoice;

import io.quittance.contracts.subscription.SubscriptionCreated;
import io.quittance.contracts.subscription.SubscriptionRenewed;
import io.quittance.runtime.inbox.EventRoutes;
import io.quittance.runtime.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Subscriptions say when a period is to be billed. A cancellation leaves open invoices open: voiding them is for dunning. */
@ApplicationScoped
class SubscriptionEventsConsumer {
    private final EventRoutes routes;

    SubscriptionEventsConsumer(Inbox inbox, BillSubscriptionPeriod billPeriod) {
        routes = inbox.routes("billing.invoice-subscription")
                .on(SubscriptionCreated.class, event -> billPeriod.bill(SubscriptionPeriod.first(event)))
                .on(SubscriptionRenewed.class, event -> billPeriod.bill(SubscriptionPeriod.further(event)));
    }

    @Incoming("subscription")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return routes.accept(records);
    }
}
