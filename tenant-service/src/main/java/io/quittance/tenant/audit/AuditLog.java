package io.quittance.tenant.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.kernel.AuditEntryId;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Where a use case notes what was done, by whom and from where, in the transaction that does it. */
@ApplicationScoped
public class AuditLog {
    private final Sql sql;
    private final ObjectMapper json;
    private final Clock clock;

    AuditLog(Sql sql, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Joins the transaction under way; the actor is the one at work.
     *
     * @param action such as {@code api_key.revoked}: what was done, in the past tense
     * @param subject TypeID of what it was done to
     * @param before what was there; null for what is new. Never a secret, nor a hash of one
     * @param after what is there now; null for what is gone. Never a secret, nor a hash of one
     */
    public Uni<Void> add(String action, String subject, Map<String, ?> before, Map<String, ?> after) {
        return insert(action, subject, before, after)
                .invoke(rows -> {
                    if (rows == 0) {
                        throw new IllegalStateException("no tenant to note " + action + " of");
                    }
                })
                .replaceWithVoid();
    }

    /**
     * As {@link #add}, for a tenant that may not exist: nothing is noted then, by the same steps. The commit is not waited for until
     * it is on disk, as it would be for a tenant that exists and not for another; a crash of the database may lose the last moment.
     */
    public Uni<Void> addIfTenantExists(String action, String subject) {
        return sql.select("SELECT set_config('synchronous_commit', 'off', true)")
                .chain(() -> insert(action, subject, null, null))
                .replaceWithVoid();
    }

    private Uni<Integer> insert(String action, String subject, Map<String, ?> before, Map<String, ?> after) {
        TenantContext tenant = TenantContext.current();
        RequestOrigin origin = RequestOrigin.current();
        return sql.update(
                """
                INSERT INTO audit_entry (tenant_id, id, actor, action, subject, client_address, user_agent, request_id,
                                         before, after, created_at)
                SELECT tenant_id, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10::text::jsonb, $11
                FROM tenant WHERE tenant_id = $1""",
                tenant.tenantId().value(),
                AuditEntryId.next().value(),
                tenant.actor(),
                action,
                subject,
                origin.address(),
                origin.userAgent(),
                origin.requestId(),
                write(before),
                write(after),
                OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    }

    private String write(Map<String, ?> state) {
        try {
            return state == null ? null : json.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audited state must be writable", e);
        }
    }
}
