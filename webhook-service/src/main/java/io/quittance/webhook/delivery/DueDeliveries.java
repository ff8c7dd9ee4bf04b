package io.quittance.webhook.delivery;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quittance.kernel.DeliveryId;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.WebhookEndpointId;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The queue, across tenants. A claim counts the attempt and takes a lease with one statement; a second replica passes it by,
 * and a killed one delays it by the rest of the lease.
 */
@ApplicationScoped
class DueDeliveries {
    /**
     * Walks from lane to lane (one per endpoint with anything pending) by single look-ups in the index, so an endpoint with
     * a million deliveries waiting costs what one with a single delivery costs. Lanes are drawn by lot: where not all can be
     * served, none is always last.
     */
    private static final String CLAIM = """
            WITH RECURSIVE lane AS (
                (SELECT tenant_id, livemode, endpoint_id FROM delivery WHERE status = 'PENDING'
                 ORDER BY tenant_id, livemode, endpoint_id LIMIT 1)
                UNION ALL
                SELECT next.tenant_id, next.livemode, next.endpoint_id FROM lane, LATERAL (
                    SELECT d.tenant_id, d.livemode, d.endpoint_id FROM delivery d
                    WHERE d.status = 'PENDING'
                      AND (d.tenant_id, d.livemode, d.endpoint_id) > (lane.tenant_id, lane.livemode, lane.endpoint_id)
                    ORDER BY d.tenant_id, d.livemode, d.endpoint_id LIMIT 1) next),
            drawn AS (
                SELECT lane.tenant_id, lane.livemode, lane.endpoint_id, coalesce(narrow.free, $1) AS free
                FROM lane LEFT JOIN unnest($2::uuid[], $3::int[]) AS narrow (endpoint_id, free) USING (endpoint_id)
                ORDER BY random()),
            due AS (
                SELECT one.tenant_id, one.livemode, one.id FROM drawn, LATERAL (
                    SELECT d.tenant_id, d.livemode, d.id FROM delivery d
                    WHERE d.status = 'PENDING' AND d.tenant_id = drawn.tenant_id AND d.livemode = drawn.livemode
                      AND d.endpoint_id = drawn.endpoint_id AND d.due_at <= now()
                      AND (d.leased_until IS NULL OR d.leased_until <= now())
                    ORDER BY d.due_at LIMIT drawn.free FOR UPDATE SKIP LOCKED) one
                LIMIT $4)
            UPDATE delivery d SET attempt = attempt + 1, leased_until = now() + make_interval(secs => $5)
            FROM due WHERE (d.tenant_id, d.livemode, d.id) = (due.tenant_id, due.livemode, due.id)
            RETURNING d.tenant_id, d.livemode, d.id, d.endpoint_id, d.attempt""";

    private final Pool relay;

    DueDeliveries(@ReactiveDataSource("relay") Pool relay) {
        this.relay = relay;
    }

    /**
     * Claims what is due.
     *
     * @param countMax of all endpoints together
     * @param perEndpoint how many of an endpoint, unless {@code narrow} says how many fewer
     */
    Uni<List<Claim>> claim(int countMax, int perEndpoint, Map<UUID, Integer> narrow, Duration lease) {
        UUID[] endpoints = new UUID[narrow.size()];
        Integer[] free = new Integer[narrow.size()];
        int i = 0;
        for (Map.Entry<UUID, Integer> lane : narrow.entrySet()) {
            endpoints[i] = lane.getKey();
            free[i++] = lane.getValue();
        }
        return relay.preparedQuery(CLAIM)
                .execute(Tuple.from(List.of(perEndpoint, endpoints, free, countMax, lease.toMillis() / 1000.0)))
                .map(rows -> {
                    List<Claim> claims = new ArrayList<>(rows.size());
                    rows.forEach(row -> claims.add(claim(row)));
                    return claims;
                });
    }

    private static Claim claim(Row row) {
        return new Claim(
                new TenantId(row.getUUID("tenant_id")),
                row.getBoolean("livemode"),
                new DeliveryId(row.getUUID("id")),
                new WebhookEndpointId(row.getUUID("endpoint_id")),
                row.getInteger("attempt"));
    }
}
