package io.quittance.subscription.renewal;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quittance.kernel.SubscriptionId;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.subscription.lifecycle.EndPeriod;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/**
 * Rings when a subscription's period is over. Claims a batch by a lease, so that replicas share the work; the lease only saves
 * double work, that nothing happens twice is {@link EndPeriod}'s doing. After downtime it catches up, oldest first.
 */
@ApplicationScoped
class RenewalTimer {
    private static final Logger LOG = Logger.getLogger(RenewalTimer.class);
    private static final String ACTOR = "renewal-timer";
    private static final int BATCH_SIZE = 200;
    private static final int AT_ONCE = 8;

    private final Pool relay;
    private final EndPeriod endPeriod;

    RenewalTimer(@ReactiveDataSource("relay") Pool relay, EndPeriod endPeriod) {
        this.relay = relay;
        this.endPeriod = endPeriod;
    }

    @Scheduled(every = "1s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> ring() {
        return endDuePeriods()
                .repeat()
                .whilst(count -> count == BATCH_SIZE)
                .collect()
                .last()
                .onFailure()
                .invoke(failure -> LOG.warnf("Renewals wait: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull()
                .replaceWithVoid();
    }

    private Uni<Integer> endDuePeriods() {
        return relay.preparedQuery("""
                        UPDATE subscription it SET leased_until = now() + interval '30 seconds'
                        FROM (SELECT tenant_id, livemode, id FROM subscription
                              WHERE renewing AND period_end <= now() AND (leased_until IS NULL OR leased_until < now())
                              ORDER BY period_end LIMIT $1 FOR UPDATE SKIP LOCKED) due
                        WHERE (it.tenant_id, it.livemode, it.id) = (due.tenant_id, due.livemode, due.id)
                        RETURNING it.tenant_id, it.livemode, it.id""").execute(Tuple.of(BATCH_SIZE)).chain(rows -> Multi.createFrom()
                .iterable(rows)
                .onItem()
                .transformToUni(this::end)
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWith(rows.size()));
    }

    private Uni<Void> end(Row row) {
        TenantContext tenant =
                new TenantContext(new TenantId(row.getUUID("tenant_id")), row.getBoolean("livemode"), ACTOR, null);
        SubscriptionId id = new SubscriptionId(row.getUUID("id"));
        return endPeriod
                .endAll(tenant, id)
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "%s did not renew; it is tried again when its lease ends", id))
                .onFailure()
                .recoverWithNull();
    }
}
