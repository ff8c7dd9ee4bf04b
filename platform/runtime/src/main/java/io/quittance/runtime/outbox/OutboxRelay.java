package io.quittance.runtime.outbox;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Context;
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
    /** Between batches, so that a busy service's events travel together: each batch costs a transaction and everybody's poll. */
    private static final long REST_MILLIS = 20;

    private final Pool pool;
    private final Vertx vertx;
    private final EventPublisher publisher;
    private final String lock;
    private final Timer published;
    private final AtomicBoolean busy = new AtomicBoolean();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean stopped;
    private Context context;
    private long timer;

    OutboxRelay(
            @ReactiveDataSource("relay") Pool pool,
            Vertx vertx,
            EventPublisher publisher,
            MeterRegistry meters,
            @ConfigProperty(name = "quittance.schema") String schema) {
        this.pool = pool;
        this.vertx = vertx;
        this.publisher = publisher;
        this.lock = schema + ".outbox";
        this.published = meters.timer("quittance.outbox.publish");
    }

    void start(@Observes StartupEvent event) {
        context = vertx.getOrCreateContext();
        timer = vertx.setPeriodic(POLL_MILLIS, ignored -> wake());
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        vertx.cancelTimer(timer);
        publisher.close();
    }

    /** Publishes what is waiting: at once, or with the next batch if one is under way. From any thread. */
    void wake() {
        woken.set(true);
        if (context != null && busy.compareAndSet(false, true)) {
            context.runOnContext(this::drain); // not on the caller's context, which is some request's
        }
    }

    private void drain() {
        woken.set(false);
        publishBatch().subscribe().with(this::goOn, failure -> {
            LOG.warnf("The outbox waits; it is tried again: %s", failure.getMessage());
            end();
        });
    }

    private void goOn(Batch batch) {
        if (stopped) {
            return;
        }
        if (batch.size() == BATCH_SIZE) {
            drain();
        } else if (batch.size() > 0 || !batch.isOurs()) {
            // Another replica at work may have looked before the row was there that we were woken for.
            vertx.setTimer(REST_MILLIS, ignored -> {
                if (woken.get() || !batch.isOurs()) {
                    drain();
                } else {
                    end();
                }
            });
        } else {
            end();
        }
    }

    private void end() {
        busy.set(false);
        if (woken.get() && !stopped) {
            wake();
        }
    }

    private Uni<Batch> publishBatch() {
        long started = System.nanoTime();
        return pool.withTransaction(connection -> claim(connection).chain(batch -> {
            if (batch.events().isEmpty()) {
                return Uni.createFrom().item(batch);
            }
            return publisher
                    .publish(batch.events())
                    .chain(() -> delete(connection, batch.events()))
                    .invoke(() -> published.record(Duration.ofNanos(System.nanoTime() - started)))
                    .replaceWith(batch);
        }));
    }

    private Uni<Batch> claim(SqlConnection connection) {
        return connection.preparedQuery("""
                        SELECT is_ours, oldest.*
                        FROM (SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS is_ours) AS lock
                        LEFT JOIN LATERAL (
                            SELECT outbox_id, tenant_id, livemode, event_id, topic, event_type, event_key, subject, sequence,
                                   effective_at, occurred_at, traceparent, data
                            FROM outbox WHERE is_ours ORDER BY outbox_id LIMIT $2) AS oldest ON true""").execute(Tuple.of(lock, BATCH_SIZE)).map(Batch::of);
    }

    private static Uni<Void> delete(SqlConnection connection, List<OutboxEvent> events) {
        Long[] ids = events.stream().map(OutboxEvent::outboxId).toArray(Long[]::new);
        return connection
                .preparedQuery("DELETE FROM outbox WHERE outbox_id = ANY ($1)")
                .execute(Tuple.of(ids))
                .replaceWithVoid();
    }

    /** @param isOurs false if another replica is publishing; then there are no events */
    private record Batch(boolean isOurs, List<OutboxEvent> events) {
        static Batch of(RowSet<Row> rows) {
            boolean isOurs = false;
            List<OutboxEvent> events = new ArrayList<>(rows.size());
            for (Row row : rows) {
                isOurs = row.getBoolean("is_ours");
                if (row.getLong("outbox_id") != null) {
                    events.add(OutboxEvent.of(row));
                }
            }
            return new Batch(isOurs, events);
        }

        int size() {
            return events.size();
        }
    }
}
