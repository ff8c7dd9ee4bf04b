package io.quittance.runtime.inbox;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quittance.runtime.transaction.Sql;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.jboss.logging.Logger;

/**
 * Tries parked events again, the oldest of each key first. Taking one pushes its retry time into the future, so that a second
 * replica passes it by and a killed one only delays it.
 */
@ApplicationScoped
class ParkedEventRetry {
    private static final Logger LOG = Logger.getLogger(ParkedEventRetry.class);
    private static final int BATCH_SIZE = 50;

    private final Pool relay;
    private final Transactions transactions;
    private final Sql sql;
    private final Inbox inbox;
    private final ParkedEvents parked;

    ParkedEventRetry(
            @ReactiveDataSource("relay") Pool relay,
            Transactions transactions,
            Sql sql,
            Inbox inbox,
            ParkedEvents parked) {
        this.relay = relay;
        this.transactions = transactions;
        this.sql = sql;
        this.inbox = inbox;
        this.parked = parked;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> retryDue() {
        return relay.preparedQuery("""
                        UPDATE parked_event p SET retry_at = now() + interval '30 seconds'
                        FROM (SELECT tenant_id, livemode, consumer, event_id FROM parked_event head
                              WHERE retry_at <= now() AND NOT EXISTS (
                                  SELECT FROM parked_event earlier
                                  WHERE earlier.tenant_id = head.tenant_id AND earlier.livemode = head.livemode
                                    AND earlier.consumer = head.consumer AND earlier.event_key = head.event_key
                                    AND earlier.parked_id < head.parked_id)
                              ORDER BY parked_id LIMIT $1 FOR UPDATE SKIP LOCKED) due
                        WHERE (p.tenant_id, p.livemode, p.consumer, p.event_id)
                            = (due.tenant_id, due.livemode, due.consumer, due.event_id)
                        RETURNING p.*""")
                .execute(Tuple.of(BATCH_SIZE))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(this::retry)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("Parked events wait: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Void> retry(Row row) {
        String consumer = row.getString("consumer");
        EventRoutes routes = inbox.consumer(consumer);
        if (routes == null) {
            return Uni.createFrom().voidItem(); // a consumer of a newer version of this service: leave it to that one
        }
        RawEvent raw = event(row);
        return transactions
                .as(raw.tenant(consumer), () -> unpark(consumer, raw)
                        .chain(mine ->
                                mine ? routes.effect(raw) : Uni.createFrom().voidItem()))
                .onFailure()
                .recoverWithUni(failure -> parked.failedAgain(consumer, raw, row.getInteger("failures") + 1, failure));
    }

    // Takes the row out and claims the event in the inbox; false if it had been applied after all.
    private Uni<Boolean> unpark(String consumer, RawEvent raw) {
        return sql.select("""
                        WITH taken AS (
                            DELETE FROM parked_event
                            WHERE tenant_id = $1 AND livemode = $2 AND consumer = $3 AND event_id = $4 RETURNING 1),
                        claim AS (
                            INSERT INTO inbox (tenant_id, livemode, consumer, event_id)
                            SELECT $1, $2, $3, $4 FROM taken ON CONFLICT DO NOTHING RETURNING 1)
                        SELECT EXISTS (SELECT FROM claim)""", raw.tenantId(), raw.livemode(), consumer, raw.eventId())
                .map(rows -> Objects.equals(rows.get(0)[0], true));
    }

    private static RawEvent event(Row row) {
        return new RawEvent(
                row.getUUID("event_id"),
                row.getUUID("tenant_id"),
                row.getBoolean("livemode"),
                row.getString("event_type"),
                row.getString("topic"),
                row.getString("event_key"),
                row.getString("subject"),
                row.getLong("sequence"),
                row.getOffsetDateTime("effective_at").toInstant(),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getString("traceparent"),
                row.getString("data"));
    }
}
