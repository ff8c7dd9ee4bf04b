package io.quittance.runtime.idempotency;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;

/** The table of stored answers. Its statements join the transaction of the request that they answer. */
@ApplicationScoped
class StoredAnswers {
    private final Sql sql;

    StoredAnswers(Sql sql) {
        this.sql = sql;
    }

    /**
     * The answer stored under a key, or null, with the key locked until the transaction ends. Refuses while another request
     * holds it: to wait would keep a connection busy for a client that has probably given up.
     */
    Uni<StoredAnswer> find(String key) {
        TenantContext tenant = TenantContext.current();
        return sql.select(
                        """
                        SELECT pg_try_advisory_xact_lock(hashtextextended($4, 1)),
                               operation, request_hash, status, location, body
                        FROM (VALUES (1)) AS one
                        LEFT JOIN idempotency_key
                            ON tenant_id = $1 AND livemode = $2 AND idempotency_key = $3
                               AND answered_at > now() - interval '24 hours'""",
                        tenant.tenantId().value(),
                        tenant.livemode(),
                        key,
                        tenant.tenantId() + "/" + tenant.livemode() + "/" + key)
                .map(rows -> {
                    Object[] row = rows.get(0);
                    if (!(Boolean) row[0]) {
                        throw inUse();
                    }
                    return row[1] == null
                            ? null
                            : new StoredAnswer(
                                    (String) row[1],
                                    ((Buffer) row[2]).getBytes(),
                                    (Integer) row[3],
                                    (String) row[4],
                                    (String) row[5]);
                });
    }

    Uni<Void> store(String key, StoredAnswer answer) {
        TenantContext tenant = TenantContext.current();
        return sql.update(
                        """
                        INSERT INTO idempotency_key
                            (tenant_id, livemode, idempotency_key, operation, request_hash, status, location, body)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                        ON CONFLICT (tenant_id, livemode, idempotency_key) DO UPDATE
                            SET operation = excluded.operation, request_hash = excluded.request_hash,
                                status = excluded.status, location = excluded.location, body = excluded.body,
                                answered_at = now()
                            WHERE idempotency_key.answered_at <= now() - interval '24 hours'""",
                        tenant.tenantId().value(),
                        tenant.livemode(),
                        key,
                        answer.operation(),
                        Buffer.buffer(answer.requestHash()),
                        answer.status(),
                        answer.location(),
                        answer.body())
                .onItem()
                .invoke(rows -> {
                    // Answered by another request between our look and our lock: undo our effect, the client asks
                    // again.
                    if (rows == 0) {
                        throw inUse();
                    }
                })
                .replaceWithVoid();
    }

    private static DomainException inUse() {
        return new DomainException(
                ErrorCode.IDEMPOTENCY_KEY_IN_USE, "A request with this Idempotency-Key is still running.");
    }
}
