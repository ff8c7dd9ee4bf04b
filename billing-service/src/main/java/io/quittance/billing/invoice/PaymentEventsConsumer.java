package io.quittance.billing.invoice;

import io.quittance.contracts.Event;
import io.quittance.contracts.payment.PaymentFailed;
import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.runtime.inbox.EventRoutes;
import io.quittance.runtime.inbox.Inbox;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Payments say whether an invoice was collected. A payment without invoice is none of ours. */
@ApplicationScoped
class PaymentEventsConsumer {
    private final SettleInvoice settleInvoice;
    private final NotePaymentFailure notePaymentFailure;
    private final EventRoutes routes;

    PaymentEventsConsumer(Inbox inbox, SettleInvoice settleInvoice, NotePaymentFailure notePaymentFailure) {
        this.settleInvoice = settleInvoice;
        this.notePaymentFailure = notePaymentFailure;
        routes = inbox.routes("billing.invoice-payment")
                .on(PaymentSucceeded.class, this::succeeded)
                .on(PaymentFailed.class, this::failed);
    }

    @Incoming("payment")
    Uni<Void> on(ConsumerRecords<String, byte[]> records) {
        return routes.accept(records);
    }

    private Uni<Void> succeeded(Event<PaymentSucceeded> event) {
        return event.data().invoiceId() == null ? Uni.createFrom().voidItem() : settleInvoice.settle(Receipt.of(event));
    }

    private Uni<Void> failed(Event<PaymentFailed> event) {
        PaymentFailed payment = event.data();
        return payment.invoiceId() == null
                ? Uni.createFrom().voidItem()
                : notePaymentFailure.note(payment.invoiceId(), payment.failureCode(), event.effectiveAt());
    }
}
