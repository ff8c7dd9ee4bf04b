package io.quittance.analytics.recurring;

import io.quittance.analytics.customer.CustomerFacts;
import io.quittance.analytics.recurring.domain.SubscriptionStatus;
import io.quittance.contracts.Event;
import io.quittance.contracts.subscription.CustomerCreated;
import io.quittance.contracts.subscription.CustomerDeleted;
import io.quittance.contracts.subscription.SubscriptionActivated;
import io.quittance.contracts.subscription.SubscriptionCanceled;
import io.quittance.contracts.subscription.SubscriptionCreated;
import io.quittance.contracts.subscription.SubscriptionPastDue;
import io.quittance.contracts.subscription.SubscriptionRenewed;
import io.quittance.runtime.inbox.EventRoutes;
import io.quittance.runtime.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears of customers and subscriptions. A scheduled cancellation changes nothing yet: it counts until it takes effect. */
@ApplicationScoped
class SubscriptionEventsConsumer {
    private final EventRoutes routes;
    private final SubscriptionFacts facts;

    SubscriptionEventsConsumer(Inbox inbox, SubscriptionFacts facts, CustomerFacts customers) {
        this.facts = facts;
        routes = inbox.routes("analytics.subscription")
                .on(
                        CustomerCreated.class,
                        event -> customers.created(event.data().customerId()))
                .on(
                        CustomerDeleted.class,
                        event -> customers.deleted(event.data().customerId()))
                .on(SubscriptionCreated.class, this::created)
                .on(SubscriptionActivated.class, this::activated)
                .on(SubscriptionRenewed.class, this::renewed)
                .on(SubscriptionPastDue.class, this::fellBehind)
                .on(SubscriptionCanceled.class, this::canceled);
    }

    @Incoming("subscription")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return routes.accept(records);
    }

    private Uni<Void> created(Event<SubscriptionCreated> event) {
        SubscriptionCreated data = event.data();
        return facts.note(
                event, data.subscriptionId(), data.customerId(), SubscriptionStatus.INCOMPLETE, data.recurring());
    }

    private Uni<Void> activated(Event<SubscriptionActivated> event) {
        SubscriptionActivated data = event.data();
        return facts.note(event, data.subscriptionId(), data.customerId(), SubscriptionStatus.ACTIVE, data.recurring());
    }

    private Uni<Void> renewed(Event<SubscriptionRenewed> event) {
        SubscriptionRenewed data = event.data();
        return facts.notePrice(event, data.subscriptionId(), data.customerId(), data.recurring());
    }

    private Uni<Void> fellBehind(Event<SubscriptionPastDue> event) {
        SubscriptionPastDue data = event.data();
        return facts.note(
                event, data.subscriptionId(), data.customerId(), SubscriptionStatus.PAST_DUE, data.recurring());
    }

    private Uni<Void> canceled(Event<SubscriptionCanceled> event) {
        SubscriptionCanceled data = event.data();
        return facts.note(
                event, data.subscriptionId(), data.customerId(), SubscriptionStatus.CANCELED, data.recurring());
    }
}
