package io.quittance.runtime.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.runtime.transaction.Sql;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What makes at-least-once delivery effectively once: a consumer claims an event in the transaction of its effect. The claim
 * fails for an event applied before, and waits behind an event of the same key that is parked.
 */
@ApplicationScoped
public class Inbox {
    private final Transactions transactions;
    private final Sql sql;
    private final ParkedEvents parked;
    private final ObjectMapper json;
    private final Map<String, EventRoutes> consumers = new ConcurrentHashMap<>();

    Inbox(Transactions transactions, Sql sql, ParkedEvents parked, ObjectMapper json) {
        this.transactions = transactions;
        this.sql = sql;
        this.parked = parked;
        this.json = json;
    }

    /**
     * The routes of one consumer.
     *
     * @param consumer its name in the inbox table, for ever: {@code <service>.<feature>-<source>}
     */
    public EventRoutes routes(String consumer) {
        return consumers.computeIfAbsent(consumer, name -> new EventRoutes(name, this, parked, json));
    }

    EventRoutes consumer(String name) {
        return consumers.get(name);
    }

    /**
     * Applies events of one tenant and mode in one transaction, in the order given and each once: what was applied before is left
     * out, and what a parked event of its key holds up is queued behind it.
     */
    Uni<Void> once(String consumer, List<RawEvent> events, Function<RawEvent, Uni<Void>> effect) {
        return transactions.as(events.get(0).tenant(consumer), () -> claim(consumer, events)
                .chain(claims -> inOrder(events, event -> {
                    event.tenant(consumer).enter(); // the same tenant, but the trace of this event
                    if (claims.waiting().contains(event.key())) {
                        return parked.queue(consumer, event);
                    }
                    // Removed, because a batch may hold an event twice.
                    return claims.claimed().remove(event.eventId())
                            ? effect.apply(event)
                            : Uni.createFrom().voidItem();
                })));
    }

    static <T> Uni<Void> inOrder(Collection<T> items, Function<T, Uni<Void>> step) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndConcatenate(step::apply)
                .onItem()
                .ignoreAsUni();
    }

    private Uni<Claims> claim(String consumer, List<RawEvent> events) {
        RawEvent first = events.get(0);
        return sql.select(
                        """
                        WITH arrived AS (
                            SELECT * FROM unnest($4::uuid[], $5::text[]) AS arrived (event_id, event_key)),
                        waiting AS (
                            SELECT DISTINCT event_key FROM parked_event
                            WHERE tenant_id = $1 AND livemode = $2 AND consumer = $3 AND event_key = ANY ($5::text[])),
                        claim AS (
                            INSERT INTO inbox (tenant_id, livemode, consumer, event_id)
                            SELECT $1, $2, $3, event_id FROM arrived
                            WHERE NOT EXISTS (SELECT FROM waiting WHERE waiting.event_key = arrived.event_key)
                            ORDER BY event_id -- two that claim the same events wait for each other, but not in a ring
                            ON CONFLICT DO NOTHING RETURNING event_id)
                        SELECT event_id, NULL FROM claim UNION ALL SELECT NULL, event_key FROM waiting""",
                        first.tenantId(),
                        first.livemode(),
                        consumer,
                        events.stream().map(RawEvent::eventId).toArray(UUID[]::new),
                        events.stream().map(RawEvent::key).toArray(String[]::new))
                .map(Claims::of);
    }

    /**
     * What the inbox says of events that have arrived.
     *
     * @param claimed ids of those that are ours to apply
     * @param waiting keys that a parked event holds up
     */
    private record Claims(Set<UUID> claimed, Set<String> waiting) {
        static Claims of(List<Object[]> rows) {
            Claims claims = new Claims(new HashSet<>(), new HashSet<>());
            for (Object[] row : rows) {
                if (row[0] != null) {
                    claims.claimed.add((UUID) row[0]);
                } else {
                    claims.waiting.add((String) row[1]);
                }
            }
            return claims;
        }
    }
}
