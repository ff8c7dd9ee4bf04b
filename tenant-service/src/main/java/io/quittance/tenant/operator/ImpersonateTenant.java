package io.quittance.tenant.operator;

import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.company.domain.TenantStatus;
import io.quittance.tenant.token.AccessTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Lets an operator see what a tenant's developer sees, and change nothing. The tenant finds it in its audit log, with the reason. */
@ApplicationScoped
class ImpersonateTenant {
    private final CurrentOperator operator;
    private final Transactions transactions;
    private final OneTenant tenant;
    private final AuditLog audit;
    private final AccessTokens tokens;

    ImpersonateTenant(
            CurrentOperator operator,
            Transactions transactions,
            OneTenant tenant,
            AuditLog audit,
            AccessTokens tokens) {
        this.operator = operator;
        this.transactions = transactions;
        this.tenant = tenant;
        this.audit = audit;
        this.tokens = tokens;
    }

    Uni<ImpersonationView> impersonate(TenantId id, String reason) {
        UserId who = operator.require();
        return transactions
                .as(operator.at(id), () -> tenant.lock()
                        .invoke(found -> TenantStatus.of(found.status()).requireVisible())
                        .chain(() -> audit.add("tenant.impersonated", id.toString(), null, Map.of("reason", reason))))
                .map(noted -> new ImpersonationView(
                        tokens.issueForImpersonation(who, id),
                        "Bearer",
                        tokens.lifetime().toSeconds(),
                        id));
    }
}
