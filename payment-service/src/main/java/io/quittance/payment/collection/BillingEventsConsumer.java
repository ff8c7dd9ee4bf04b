package io.quittance.payment.collection;

import io.quittance.contracts.billing.InvoiceFinalized;
import io.quittance.contracts.billing.InvoiceVoided;
import io.quittance.runtime.inbox.EventRoutes;
import io.quittance.runtime.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Hears what is to be collected, and what no longer is. */
@ApplicationScoped
class BillingEventsConsumer {
    private final EventRoutes routes;

    BillingEventsConsumer(Inbox inbox, CollectInvoice collectInvoice, CancelPayment cancelPayment) {
        routes = inbox.routes("payment.billing")
                .on(InvoiceFinalized.class, collectInvoice::collect)
                .on(
                        InvoiceVoided.class,
                        event -> cancelPayment.cancel(event.data().invoiceId()));
    }

    @Incoming("billing")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return routes.accept(records);
    }
}
