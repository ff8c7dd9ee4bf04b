package io.quittance.runtime.inbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.quittance.runtime.transaction.Sql;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jboss.logging.Logger;

/**
 * Where an event waits that could not be applied, so that its key waits and the partition goes on. {@link ParkedEventRetry}
 * tries it again with growing delay; after the last try it stays, with its key, for an operator to look at.
 */
@ApplicationScoped
class ParkedEvents {
    private static final Logger LOG = Logger.getLogger(ParkedEvents.class);
    private static final int FAILURE_TEXT_MAX = 500;

    private final Transactions transactions;
    private final Sql sql;
    private final Clock clock;
    private final MeterRegistry meters;

    ParkedEvents(Transactions transactions, Sql sql, Clock clock, MeterRegistry meters) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
        this.meters = meters;
    }

    /** Parks an event that failed, in a transaction of its own. */
    Uni<Void> park(String consumer, RawEvent raw, Throwable failure) {
        LOG.errorf(failure, "%s parks %s of key %s", consumer, raw.type(), raw.key());
        meters.counter("quittance.events.parked", "consumer", consumer, "type", raw.type())
                .increment();
        return transactions.as(
                raw.tenant(consumer),
                () -> insert(consumer, raw, 1, text(failure), RetryPlan.after(clock.instant(), 1)));
    }

    /** Puts an event behind one of the same key that is parked already. Joins the transaction under way. */
    Uni<Void> queue(String consumer, RawEvent raw) {
        return insert(consumer, raw, 0, null, clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** Notes another failure of a parked event, in a transaction of its own. */
    Uni<Void> failedAgain(String consumer, RawEvent raw, int failures, Throwable failure) {
        LOG.warnf(
                "%s could not apply %s of key %s (failure %d): %s",
                consumer, raw.type(), raw.key(), failures, failure.getMessage());
        return transactions.as(raw.tenant(consumer), () -> sql.update(
                        """
                        UPDATE parked_event SET failures = $5, last_failure = $6, retry_at = $7
                        WHERE tenant_id = $1 AND livemode = $2 AND consumer = $3 AND event_id = $4""",
                        raw.tenantId(),
                        raw.livemode(),
                        consumer,
                        raw.eventId(),
                        failures,
                        text(failure),
                        RetryPlan.after(clock.instant(), failures))
                .replaceWithVoid());
    }

    private Uni<Void> insert(String consumer, RawEvent raw, int failures, String failure, OffsetDateTime retryAt) {
        return sql.update(
                        """
                        INSERT INTO parked_event (tenant_id, livemode, consumer, event_id, event_key, topic, event_type,
                            subject, sequence, effective_at, occurred_at, traceparent, data, failures, last_failure, retry_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
                        ON CONFLICT DO NOTHING""",
                        raw.tenantId(),
                        raw.livemode(),
                        consumer,
                        raw.eventId(),
                        raw.key(),
                        raw.topic(),
                        raw.type(),
                        raw.subject(),
                        raw.sequence(),
                        raw.effectiveAt().atOffset(ZoneOffset.UTC),
                        raw.occurredAt().atOffset(ZoneOffset.UTC),
                        raw.traceparent(),
                        raw.data(),
                        failures,
                        failure,
                        retryAt)
                .replaceWithVoid();
    }

    private static String text(Throwable failure) {
        String text = failure.toString();
        return text.length() <= FAILURE_TEXT_MAX ? text : text.substring(0, FAILURE_TEXT_MAX);
    }
}
