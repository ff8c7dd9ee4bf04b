package io.quittance.runtime.housekeeping;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets, in bounded batches, what is past its time: stored answers after a day, inbox claims long after Kafka's retention. */
@ApplicationScoped
class Housekeeping {
    private static final String OLD_ANSWERS = """
            DELETE FROM idempotency_key WHERE (tenant_id, livemode, idempotency_key) IN (
                SELECT tenant_id, livemode, idempotency_key FROM idempotency_key
                WHERE answered_at < now() - interval '24 hours' ORDER BY answered_at LIMIT 1000)""";
    private static final String OLD_CLAIMS = """
            DELETE FROM inbox WHERE (tenant_id, livemode, consumer, event_id) IN (
                SELECT tenant_id, livemode, consumer, event_id FROM inbox
                WHERE applied_at < now() - interval '30 days' ORDER BY applied_at LIMIT 1000)""";

    private final Pool relay;

    Housekeeping(@ReactiveDataSource("relay") Pool relay) {
        this.relay = relay;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return relay.query(OLD_ANSWERS)
                .execute()
                .chain(() -> relay.query(OLD_CLAIMS).execute())
                .replaceWithVoid();
    }
}
