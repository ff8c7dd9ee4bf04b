package io.quittance.runtime.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Publishes the outbox, oldest first, and deletes what Kafka has acknowledged, in one transaction: killed anywhere, it
 * publishes again rather than losing an event, and consumers claim each event once.
 *
 * <p>One replica at a time holds the advisory lock, so the events of a key leave in the order they were written. The whole
 * table is read each time, never "ids after the last one": a row with a lower id may commit later.
 */
@ApplicationScoped
public class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH_SIZE = 500;
    private static final long POLL_MILLIS = 1000;

    private final Pool pool;
    private final Vertx vertx;
    private final EventPublisher publisher;
    private final OutboxSignal signal;
    private final String lock;
    private final Timer published;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean stopped;
    private long timer;

    OutboxRelay(
            @ReactiveDataSource("relay") Pool pool,
            Vertx vertx,
            EventPublisher publisher,
            OutboxSignal signal,
            MeterRegistry meters,
            @ConfigProperty(name = "quittance.schema") String schema) {
        this.pool = pool;
        this.vertx = vertx;
        this.publisher = publisher;
        this.signal = signal;
        this.lock = schema + ".outbox";
        this.published = meters.timer("quittance.outbox.publish");
    }

    void start(@Observes StartupEvent event) {
        signal.listen(this::wake);
        timer = vertx.setPeriodic(POLL_MILLIS, ignored -> wake());
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        vertx.cancelTimer(timer);
        signal.close();
        publisher.close();
    }

    /** Publishes what is waiting. Called while a batch is under way, it makes that drain look once more. */
    void wake() {
        woken.set(true);
        if (stopped || !draining.compareAndSet(false, true)) {
            return;
        }
        woken.set(false);
        drain().onTermination()
                .invoke(() -> {
                    draining.set(false);
                    if (woken.get()) {
                        wake();
                    }
                })
                .subscribe()
                .with(
                        ignored -> {},
                        failure -> LOG.warnf("The outbox waits; it is tried again: %s", failure.getMessage()));
    }

    private Uni<Void> drain() {
        return publishBatch()
                .repeat()
                .whilst(size -> size == BATCH_SIZE && !stopped)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Integer> publishBatch() {
        long started = System.nanoTime();
        return pool.withTransaction(connection -> claim(connection).chain(events -> {
            if (events.isEmpty()) {
                return Uni.createFrom().item(0);
            }
            return publisher
                    .publish(events)
                    .chain(() -> delete(connection, events))
                    .invoke(() -> published.record(Duration.ofNanos(System.nanoTime() - started)))
                    .replaceWith(events.size());
        }));
    }

    private Uni<List<OutboxEvent>> claim(SqlConnection connection) {
        return connection.preparedQuery("""
                        SELECT outbox_id, tenant_id, livemode, event_id, topic, event_type, event_key, subject, sequence,
                               effective_at, occurred_at, traceparent, data
                        FROM outbox WHERE (SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)))
                        ORDER BY outbox_id LIMIT $2""").execute(Tuple.of(lock, BATCH_SIZE)).map(OutboxRelay::events);
    }

    private static List<OutboxEvent> events(RowSet<Row> rows) {
        List<OutboxEvent> events = new ArrayList<>(rows.size());
        rows.forEach(row -> events.add(OutboxEvent.of(row)));
        return events;
    }

    private static Uni<Void> delete(SqlConnection connection, List<OutboxEvent> events) {
        Long[] ids = events.stream().map(OutboxEvent::outboxId).toArray(Long[]::new);
        return connection
                .preparedQuery("DELETE FROM outbox WHERE outbox_id = ANY ($1)")
                .execute(Tuple.of(ids))
                .replaceWithVoid();
    }
}
