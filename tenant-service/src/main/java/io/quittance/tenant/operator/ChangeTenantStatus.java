package io.quittance.tenant.operator;

import io.quittance.contracts.EventData;
import io.quittance.contracts.tenant.TenantClosed;
import io.quittance.contracts.tenant.TenantResumed;
import io.quittance.contracts.tenant.TenantSuspended;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.outbox.NewEvent;
import io.quittance.runtime.outbox.Outbox;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.company.domain.TenantStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Suspends, resumes or closes a tenant. The edge hears of it and acts at once; the tenant finds it, with the reason, in its audit log. */
@ApplicationScoped
class ChangeTenantStatus {
    private final CurrentOperator operator;
    private final Transactions transactions;
    private final OneTenant tenant;
    private final AuditLog audit;
    private final Outbox outbox;
    private final Clock clock;

    ChangeTenantStatus(
            CurrentOperator operator,
            Transactions transactions,
            OneTenant tenant,
            AuditLog audit,
            Outbox outbox,
            Clock clock) {
        this.operator = operator;
        this.transactions = transactions;
        this.tenant = tenant;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    Uni<OperatedTenant> suspend(TenantId id, String reason) {
        return change(id, reason, TenantStatus::suspend, "tenant.suspended", new TenantSuspended(id));
    }

    Uni<OperatedTenant> resume(TenantId id, String reason) {
        return change(id, reason, TenantStatus::resume, "tenant.resumed", new TenantResumed(id));
    }

    Uni<OperatedTenant> close(TenantId id, String reason) {
        return change(id, reason, TenantStatus::close, "tenant.closed", new TenantClosed(id));
    }

    private Uni<OperatedTenant> change(
            TenantId id, String reason, UnaryOperator<TenantStatus> transition, String action, EventData fact) {
        return transactions.as(operator.at(id), () -> tenant.lock().chain(before -> {
            TenantStatus was = TenantStatus.of(before.status());
            TenantStatus is = transition.apply(was);
            if (is == was) {
                return Uni.createFrom().item(before);
            }
            return tenant.writeStatus(is, reason)
                    .chain(sequence ->
                            outbox.add(new NewEvent(id.toString(), id.toString(), sequence, clock.instant(), fact)))
                    .chain(() -> audit.add(
                            action,
                            id.toString(),
                            Map.of("status", was.text()),
                            Map.of("status", is.text(), "reason", reason)))
                    .chain(tenant::require);
        }));
    }
}
