package io.quittance.tenant.company;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.FieldError;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.precondition.ETag;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Changes what the people of the tenant at work may change of it. A change to what it is already is none. */
@ApplicationScoped
class ChangeTenant {
    private final Transactions transactions;
    private final Tenants tenants;
    private final AuditLog audit;

    ChangeTenant(Transactions transactions, Tenants tenants, AuditLog audit) {
        this.transactions = transactions;
        this.tenants = tenants;
        this.audit = audit;
    }

    /** @param ifMatch which version the caller has seen, or null */
    Uni<Tenant> change(TenantChange change, String ifMatch) {
        requireSensible(change);
        return transactions.tenant(() -> tenants.lockCurrent().chain(tenant -> {
            ETag.require(ifMatch, tenant.version());
            Tenant changed = tenant.with(change);
            if (changed.equals(tenant)) {
                return Uni.createFrom().item(tenant);
            }
            return tenants.update(changed)
                    .call(() -> audit.add(
                            "tenant.changed", tenant.id().toString(), tenant.described(), changed.described()));
        }));
    }

    private static void requireSensible(TenantChange change) {
        String country = change.address() == null ? null : change.address().country();
        List<FieldError> errors = Stream.of(
                        Optional.ofNullable(change.defaultCurrency()).flatMap(SettingsRules::currency),
                        Optional.ofNullable(change.timeZone()).flatMap(SettingsRules::timeZone),
                        Optional.ofNullable(country).flatMap(SettingsRules::country))
                .flatMap(Optional::stream)
                .toList();
        DomainException.refuse(errors);
    }
}
