package io.quittance.tenant.apikey;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;

/**
 * Remembers when keys were last used, to the minute. A report speaks of many tenants, so this works across them, and may change
 * nothing else of a key. Reports may come twice, late, and in any order: a time only ever moves forward.
 */
@ApplicationScoped
class NoteKeyUses {
    // Rows are locked in one order, so that two reports wait for each other rather than in a circle.
    private static final String NOTE = """
            WITH used AS (
                SELECT key.tenant_id, key.id, report.used_at
                FROM unnest($1::uuid[], $2::timestamptz[]) AS report (id, used_at)
                JOIN api_key AS key ON key.id = report.id
                WHERE key.last_used_at IS NULL OR key.last_used_at < report.used_at
                ORDER BY key.id FOR NO KEY UPDATE OF key)
            UPDATE api_key SET last_used_at = used.used_at FROM used
            WHERE api_key.tenant_id = used.tenant_id AND api_key.id = used.id
              AND (api_key.last_used_at IS NULL OR api_key.last_used_at < used.used_at)""";

    private final Pool relay;
    private final Clock clock;

    NoteKeyUses(@ReactiveDataSource("relay") Pool relay, Clock clock) {
        this.relay = relay;
        this.clock = clock;
    }

    Uni<Void> note(List<KeyUse> report) {
        TreeMap<UUID, OffsetDateTime> latest = new TreeMap<>();
        for (KeyUse use : report) {
            latest.merge(use.keyId().value(), minute(use.usedAt()), (one, other) -> one.isAfter(other) ? one : other);
        }
        return relay.preparedQuery(NOTE)
                .execute(Tuple.of(
                        latest.keySet().toArray(UUID[]::new), latest.values().toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    // A gateway's clock may be ahead of ours; a time to come would never be overtaken.
    private OffsetDateTime minute(Instant usedAt) {
        Instant now = clock.instant();
        Instant past = usedAt.isAfter(now) ? now : usedAt;
        return OffsetDateTime.ofInstant(past.isBefore(Instant.EPOCH) ? Instant.EPOCH : past, ZoneOffset.UTC)
                .truncatedTo(ChronoUnit.MINUTES);
    }
}
