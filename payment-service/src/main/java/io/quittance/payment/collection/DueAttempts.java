package io.quittance.payment.collection;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quittance.kernel.PaymentAttemptId;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.tenancy.TenantContext;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds attempts of every tenant whose time has come. Taking one moves its due time to the end of a lease: another replica
 * passes it by, and if this one is killed the attempt comes back by itself.
 */
@ApplicationScoped
class DueAttempts {
    private final Pool relay;
    private final CollectionConfig config;

    DueAttempts(@ReactiveDataSource("relay") Pool relay, CollectionConfig config) {
        this.relay = relay;
        this.config = config;
    }

    Uni<List<DueAttempt>> take() {
        return relay.preparedQuery("""
                        UPDATE payment_attempt a SET due_at = now() + make_interval(secs => $2)
                        FROM (SELECT tenant_id, livemode, id FROM payment_attempt
                              WHERE status = 'pending' AND due_at <= now()
                              ORDER BY due_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
                        WHERE (a.tenant_id, a.livemode, a.id) = (due.tenant_id, due.livemode, due.id)
                        RETURNING a.tenant_id, a.livemode, a.id, a.traceparent""")
                .execute(Tuple.of(config.batchSizeMax(), (double) config.lease().toSeconds()))
                .map(rows -> {
                    List<DueAttempt> due = new ArrayList<>(rows.size());
                    rows.forEach(row -> due.add(attempt(row)));
                    return due;
                });
    }

    private static DueAttempt attempt(Row row) {
        return new DueAttempt(
                new TenantContext(
                        new TenantId(row.getUUID("tenant_id")),
                        row.getBoolean("livemode"),
                        "payment.attempts",
                        row.getString("traceparent")),
                new PaymentAttemptId(row.getUUID("id")));
    }
}
