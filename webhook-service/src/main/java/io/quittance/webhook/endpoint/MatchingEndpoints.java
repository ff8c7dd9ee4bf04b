package io.quittance.webhook.endpoint;

import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.webhook.endpoint.domain.EventPatterns;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Who wants to hear of an event. Every event of every tenant asks this, so it is one look at one small index. */
@ApplicationScoped
public class MatchingEndpoints {
    private final Sql sql;

    MatchingEndpoints(Sql sql) {
        this.sql = sql;
    }

    /** The enabled endpoints of the current tenant that ask for events of this name. Joins the transaction under way. */
    public Uni<List<WebhookEndpointId>> of(String eventName) {
        TenantContext tenant = TenantContext.current();
        return sql.select(
                        """
                        SELECT id FROM endpoint
                        WHERE tenant_id = $1 AND livemode = $2 AND status = 'ENABLED' AND events && $3
                        ORDER BY id""",
                        tenant.tenantId().value(),
                        tenant.livemode(),
                        EventPatterns.matching(eventName).toArray(String[]::new))
                .map(rows -> rows.stream()
                        .map(row -> new WebhookEndpointId((UUID) row[0]))
                        .toList());
    }
}
