package io.quittance.webhook.delivery;

import io.quittance.runtime.transaction.Transactions;
import io.quittance.webhook.delivery.domain.Verdict;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/**
 * Makes the attempt that a claim allows. No transaction is open while the receiver is at work. Killed before the answer is
 * recorded, the lease ends and another attempt follows: the receiver may hear twice, never not at all.
 */
@ApplicationScoped
class DeliverEvent {
    private final Transactions transactions;
    private final Messages messages;
    private final DeliveryRepository deliveries;
    private final WebhookSender sender;
    private final RecordAttempt recordAttempt;
    private final DeliveryConfig config;
    private final Clock clock;

    DeliverEvent(
            Transactions transactions,
            Messages messages,
            DeliveryRepository deliveries,
            WebhookSender sender,
            RecordAttempt recordAttempt,
            DeliveryConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.messages = messages;
        this.deliveries = deliveries;
        this.sender = sender;
        this.recordAttempt = recordAttempt;
        this.config = config;
        this.clock = clock;
    }

    /** Answers how it went; empty if there was nothing to send after all. */
    Uni<Optional<Verdict>> deliver(Claim claim) {
        return transactions
                .as(claim.tenant(), () -> prepare(claim))
                .chain(message -> message.isEmpty()
                        ? Uni.createFrom().item(Optional.empty())
                        : sender.send(message.get())
                                .chain(answer -> recordAttempt.record(claim, answer))
                                .map(Optional::of));
    }

    private Uni<Optional<Message>> prepare(Claim claim) {
        return messages.isHeld(claim, config.timeout())
                .chain(held -> held
                        ? messages.of(claim)
                                .call(message ->
                                        message.isPresent() ? Uni.createFrom().voidItem() : cancel(claim))
                        : Uni.createFrom().item(Optional.empty()));
    }

    // Its endpoint fell silent in the very moment in which the event came.
    private Uni<Void> cancel(Claim claim) {
        return deliveries
                .lock(claim.deliveryId())
                .invoke(delivery -> {
                    delivery.become(delivery.state().cancel(clock.instant()));
                    delivery.endLease();
                })
                .replaceWithVoid();
    }
}
