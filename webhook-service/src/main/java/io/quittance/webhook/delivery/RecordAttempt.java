package io.quittance.webhook.delivery;

import io.quittance.runtime.transaction.Transactions;
import io.quittance.webhook.delivery.domain.DeliveryState;
import io.quittance.webhook.delivery.domain.RetryAfter;
import io.quittance.webhook.delivery.domain.RetryPlan;
import io.quittance.webhook.delivery.domain.Verdict;
import io.quittance.webhook.endpoint.SilenceEndpoint;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Writes down how an attempt ended and what follows from it, in one transaction. */
@ApplicationScoped
class RecordAttempt {
    private final Transactions transactions;
    private final DeliveryRepository deliveries;
    private final AttemptLog log;
    private final SilenceEndpoint silence;
    private final RetryPlan plan;
    private final Clock clock;

    RecordAttempt(
            Transactions transactions,
            DeliveryRepository deliveries,
            AttemptLog log,
            SilenceEndpoint silence,
            DeliveryConfig config,
            Clock clock) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.log = log;
        this.silence = silence;
        this.plan = new RetryPlan(config.retryAfter());
        this.clock = clock;
    }

    /** An attempt whose claim was lost meanwhile is written to the log and decides nothing any more. */
    Uni<Verdict> record(Claim claim, Answer answer) {
        Verdict verdict = Verdict.of(answer.status());
        return transactions
                .as(claim.tenant(), () -> deliveries
                        .lock(claim.deliveryId())
                        .call(() -> log.add(claim, answer))
                        .chain(delivery -> delivery.attempt() == claim.attempt()
                                ? settle(delivery, verdict, answer)
                                : Uni.createFrom().voidItem()))
                .replaceWith(verdict);
    }

    private Uni<Void> settle(Delivery delivery, Verdict verdict, Answer answer) {
        delivery.become(next(delivery.state(), verdict, answer));
        delivery.endLease();
        // Written before the endpoint is silenced: that cancels whatever is still pending in the table.
        return verdict == Verdict.GONE
                ? deliveries.flush().chain(() -> silence.gone(delivery.endpointId()))
                : Uni.createFrom().voidItem();
    }

    private DeliveryState next(DeliveryState state, Verdict verdict, Answer answer) {
        Instant now = clock.instant();
        return switch (verdict) {
            case DELIVERED -> state.succeed(now);
            case GONE -> state.giveUp(now);
            case OVERLOADED, REFUSED, UNREACHED -> {
                Duration asked = RetryAfter.read(answer.retryAfter(), now);
                double luck = ThreadLocalRandom.current().nextDouble();
                yield state.fail(now, failures -> plan.next(failures, now, asked, luck));
            }
        };
    }
}
