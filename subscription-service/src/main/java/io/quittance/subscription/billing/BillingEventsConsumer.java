package io.quittance.subscription.billing;

import io.quittance.contracts.billing.InvoicePaid;
import io.quittance.contracts.billing.InvoicePaymentFailed;
import io.quittance.contracts.billing.PlanArchived;
import io.quittance.contracts.billing.PlanCreated;
import io.quittance.runtime.inbox.EventRoutes;
import io.quittance.runtime.inbox.Inbox;
import io.quittance.subscription.lifecycle.SettleSubscription;
import io.quittance.subscription.plan.RememberPlan;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What billing-service tells us: which plans there are, and how invoices fare. */
@ApplicationScoped
class BillingEventsConsumer {
    private final EventRoutes routes;

    BillingEventsConsumer(Inbox inbox, RememberPlan rememberPlan, SettleSubscription settleSubscription) {
        routes = inbox.routes("subscription.billing")
                .on(PlanCreated.class, rememberPlan::created)
                .on(PlanArchived.class, rememberPlan::archived)
                .on(InvoicePaid.class, settleSubscription::paid)
                .on(InvoicePaymentFailed.class, settleSubscription::unpaid);
    }

    @Incoming("billing")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return routes.accept(records);
    }
}
