package io.quittance.runtime.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.contracts.EventTypes;
import io.quittance.kernel.EventId;
import io.quittance.runtime.telemetry.Traces;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Where a use case leaves its events: they commit with the change, or not at all. {@link OutboxRelay} publishes them. */
@ApplicationScoped
public class Outbox {
    private final Sql sql;
    private final Transactions transactions;
    private final Runnable wakeRelay;
    private final ObjectMapper json;
    private final Clock clock;

    Outbox(Sql sql, Transactions transactions, OutboxRelay relay, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.wakeRelay = relay::wake;
        this.json = json;
        this.clock = clock;
    }

    public Uni<Void> add(NewEvent event) {
        TenantContext tenant = TenantContext.current();
        transactions.afterCommit(wakeRelay);
        return sql.update(
                        """
                        INSERT INTO outbox (tenant_id, livemode, event_id, topic, event_type, event_key, subject, sequence,
                                            effective_at, occurred_at, traceparent, data)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""",
                        tenant.tenantId().value(),
                        tenant.livemode(),
                        EventId.next().value(),
                        EventTypes.topicOf(event.data().getClass()).topicName(),
                        EventTypes.nameOf(event.data().getClass()),
                        event.key(),
                        event.subject(),
                        event.sequence(),
                        OffsetDateTime.ofInstant(event.effectiveAt(), ZoneOffset.UTC),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC),
                        Traces.current(tenant),
                        write(event))
                .replaceWithVoid();
    }

    private String write(NewEvent event) {
        try {
            return json.writeValueAsString(event.data());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "an event record must be writable: " + event.data().getClass(), e);
        }
    }
}
