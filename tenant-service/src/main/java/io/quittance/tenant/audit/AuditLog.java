package io.quittance.tenant.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quittance.kernel.AuditEntryId;
import io.quittance.runtime.tenancy.CallerFilter;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;

/** Where a use case notes what was done, by whom and from where, in the transaction that does it. */
@ApplicationScoped
public class AuditLog {
    private static final String CLIENT_ADDRESS = "X-Internal-Client-Address";
    private static final String USER_AGENT = "User-Agent";
    private static final int USER_AGENT_MAX = 255;

    private final Sql sql;
    private final ObjectMapper json;
    private final CurrentVertxRequest request;
    private final Clock clock;

    AuditLog(Sql sql, ObjectMapper json, CurrentVertxRequest request, Clock clock) {
        this.sql = sql;
        this.json = json;
        this.request = request;
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
        TenantContext tenant = TenantContext.current();
        return sql.update(
                        """
                        INSERT INTO audit_entry (tenant_id, id, actor, action, subject, client_address, user_agent, request_id,
                                                 before, after, created_at)
                        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9::text::jsonb, $10::text::jsonb, $11)""",
                        tenant.tenantId().value(),
                        AuditEntryId.next().value(),
                        tenant.actor(),
                        action,
                        subject,
                        header(CLIENT_ADDRESS),
                        bounded(header(USER_AGENT)),
                        header(CallerFilter.REQUEST_ID),
                        write(before),
                        write(after),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Null outside a request, and where the gateway sent none. */
    private String header(String name) {
        RoutingContext current = request.getCurrent();
        return current == null ? null : current.request().getHeader(name);
    }

    private static String bounded(String text) {
        return text == null || text.length() <= USER_AGENT_MAX ? text : text.substring(0, USER_AGENT_MAX);
    }

    private String write(Map<String, ?> state) {
        try {
            return state == null ? null : json.writeValueAsString(state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an audited state must be writable", e);
        }
    }
}
