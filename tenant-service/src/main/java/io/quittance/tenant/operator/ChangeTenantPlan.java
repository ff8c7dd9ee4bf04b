package io.quittance.tenant.operator;

import io.quittance.kernel.TenantId;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.apikey.RefreshApiKeys;
import io.quittance.tenant.audit.AuditLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;

/** Changes what the platform sells a tenant. The edge hears a limit with each key, so it is told to look them up anew. */
@ApplicationScoped
class ChangeTenantPlan {
    private final CurrentOperator operator;
    private final Transactions transactions;
    private final OneTenant tenant;
    private final RefreshApiKeys refreshApiKeys;
    private final AuditLog audit;

    ChangeTenantPlan(
            CurrentOperator operator,
            Transactions transactions,
            OneTenant tenant,
            RefreshApiKeys refreshApiKeys,
            AuditLog audit) {
        this.operator = operator;
        this.transactions = transactions;
        this.tenant = tenant;
        this.refreshApiKeys = refreshApiKeys;
        this.audit = audit;
    }

    Uni<OperatedTenant> change(TenantId id, TenantPlanChange change) {
        return transactions.as(operator.at(id), () -> tenant.lock().chain(before -> {
            Map<String, Object> was = described(before.platformPlan(), before.rateLimitPerSecond());
            Map<String, Object> is = described(change.planOf(before), change.limitOf(before));
            if (is.equals(was)) {
                return Uni.createFrom().item(before);
            }
            return tenant.writePlan(change.planOf(before), change.limitOf(before))
                    .chain(refreshApiKeys::refresh)
                    .chain(() -> audit.add("tenant.plan_changed", id.toString(), was, is))
                    .chain(tenant::require);
        }));
    }

    private static Map<String, Object> described(String plan, Integer rateLimitPerSecond) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("platform_plan", plan);
        state.put("rate_limit_per_second", rateLimitPerSecond);
        return state;
    }
}
