package io.quittance.tenant.ticket;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes, in bounded batches, tickets that are good no more. */
@ApplicationScoped
class ForgetTickets {
    private static final String OVER = """
            DELETE FROM ticket WHERE (tenant_id, id) IN (
                SELECT tenant_id, id FROM ticket WHERE expires_at < now() ORDER BY expires_at LIMIT 1000)""";

    private final Pool relay;

    ForgetTickets(@ReactiveDataSource("relay") Pool relay) {
        this.relay = relay;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return relay.query(OVER).execute().replaceWithVoid();
    }
}
