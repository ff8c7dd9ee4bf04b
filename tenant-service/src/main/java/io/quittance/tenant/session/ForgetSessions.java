package io.quittance.tenant.session;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes sessions, in bounded batches, some time after they ended; the audit log remembers them longer. */
@ApplicationScoped
class ForgetSessions {
    private static final String OVER = """
            DELETE FROM session WHERE (tenant_id, id) IN (
                SELECT tenant_id, id FROM session WHERE ends_at < now() - interval '30 days' ORDER BY ends_at LIMIT 1000)""";

    private final Pool relay;

    ForgetSessions(@ReactiveDataSource("relay") Pool relay) {
        this.relay = relay;
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forget() {
        return relay.query(OVER).execute().replaceWithVoid();
    }
}
