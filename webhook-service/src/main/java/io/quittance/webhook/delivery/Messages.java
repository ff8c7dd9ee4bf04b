package io.quittance.webhook.delivery;

import io.quittance.kernel.EventId;
import io.quittance.runtime.transaction.Sql;
import io.quittance.webhook.signing.SecretBox;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Puts together what a claim is to send. Joins the transaction under way. */
@ApplicationScoped
class Messages {
    private final Sql sql;
    private final SecretBox box;

    Messages(Sql sql, SecretBox box) {
        this.sql = sql;
        this.box = box;
    }

    /** Whether the claim still holds, for at least as long as an attempt may take. */
    Uni<Boolean> isHeld(Claim claim, Duration timeout) {
        return sql.select(
                        """
                        SELECT 1 FROM delivery
                        WHERE tenant_id = $1 AND livemode = $2 AND id = $3 AND attempt = $4 AND status = 'PENDING'
                          AND leased_until > now() + make_interval(secs => $5)""",
                        claim.tenantId().value(),
                        claim.livemode(),
                        claim.deliveryId().value(),
                        claim.attempt(),
                        timeout.toMillis() / 1000.0)
                .map(rows -> !rows.isEmpty());
    }

    /** The message of a claim that is held; empty if its endpoint is not enabled any more. */
    Uni<Optional<Message>> of(Claim claim) {
        return sql.select(
                        """
                        SELECT event.id, event.body, endpoint.url, endpoint.sealed_secret
                        FROM delivery
                        JOIN event ON (event.tenant_id, event.livemode, event.id)
                            = (delivery.tenant_id, delivery.livemode, delivery.event_id)
                        JOIN endpoint ON (endpoint.tenant_id, endpoint.livemode, endpoint.id)
                            = (delivery.tenant_id, delivery.livemode, delivery.endpoint_id)
                        WHERE delivery.tenant_id = $1 AND delivery.livemode = $2 AND delivery.id = $3
                          AND endpoint.status = 'ENABLED'""",
                        claim.tenantId().value(),
                        claim.livemode(),
                        claim.deliveryId().value())
                .map(rows -> rows.stream().findFirst().map(row -> message(claim, row)));
    }

    private Message message(Claim claim, Object[] row) {
        byte[] sealed = ((Buffer) row[3]).getBytes();
        return new Message(
                new EventId((UUID) row[0]).toString(),
                (String) row[2],
                claim.livemode(),
                box.open(sealed, claim.tenantId(), claim.livemode(), claim.endpointId()),
                (String) row[1]);
    }
}
