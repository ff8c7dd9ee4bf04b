package io.quittance.runtime.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.contracts.Event;
import io.quittance.runtime.transaction.Sql;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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

    /** Applies an event once; completes with nothing done if it was applied before, and parks it if its key is waiting. */
    Uni<Void> once(String consumer, Event<?> event, RawEvent raw, Supplier<Uni<Void>> effect) {
        return transactions.as(
                raw.tenant(consumer), () -> claim(consumer, event, raw).chain(claim -> switch (claim) {
                    case APPLIED_BEFORE -> Uni.createFrom().voidItem();
                    case KEY_IS_PARKED -> parked.queue(consumer, raw);
                    case CLAIMED -> effect.get();
                }));
    }

    private Uni<Claim> claim(String consumer, Event<?> event, RawEvent raw) {
        return sql.select(
                        """
                        WITH waiting AS (
                            SELECT EXISTS (SELECT FROM parked_event
                                WHERE tenant_id = $1 AND livemode = $2 AND consumer = $3 AND event_key = $5) AS is_parked),
                        claim AS (
                            INSERT INTO inbox (tenant_id, livemode, consumer, event_id)
                            SELECT $1, $2, $3, $4 FROM waiting WHERE NOT is_parked
                            ON CONFLICT DO NOTHING RETURNING 1)
                        SELECT (SELECT is_parked FROM waiting), EXISTS (SELECT FROM claim)""",
                        event.tenantId().value(),
                        event.livemode(),
                        consumer,
                        event.id().value(),
                        raw.key())
                .map(rows -> {
                    if ((Boolean) rows.get(0)[0]) {
                        return Claim.KEY_IS_PARKED;
                    }
                    return (Boolean) rows.get(0)[1] ? Claim.CLAIMED : Claim.APPLIED_BEFORE;
                });
    }

    private enum Claim {
        CLAIMED,
        APPLIED_BEFORE,
        KEY_IS_PARKED
    }
}
