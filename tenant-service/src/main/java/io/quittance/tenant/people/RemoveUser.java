package io.quittance.tenant.people;

import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.session.EndSessions;
import io.quittance.tenant.user.LoginEmails;
import io.quittance.tenant.user.User;
import io.quittance.tenant.user.Users;
import io.quittance.tenant.user.domain.Role;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Takes a person out of the tenant, or lets them leave. Their address is free again; what they did stays in the audit log. */
@ApplicationScoped
class RemoveUser {
    private final Transactions transactions;
    private final PeopleRules rules;
    private final Users users;
    private final LoginEmails emails;
    private final EndSessions endSessions;
    private final AuditLog audit;

    RemoveUser(
            Transactions transactions,
            PeopleRules rules,
            Users users,
            LoginEmails emails,
            EndSessions endSessions,
            AuditLog audit) {
        this.transactions = transactions;
        this.rules = rules;
        this.users = users;
        this.emails = emails;
        this.endSessions = endSessions;
        this.audit = audit;
    }

    Uni<Void> remove(UserId id) {
        TenantContext tenant = TenantContext.current();
        boolean leaves = id.toString().equals(tenant.actor());
        return transactions.tenant(() -> rules.lockTenant()
                .chain(() -> users.lock(id))
                .call(user -> rules.callersRole().invoke(caller -> {
                    if (!leaves) {
                        rules.requireMayGive(caller, Role.of(user.role()), "id");
                    }
                }))
                .call(rules::requireAnotherOwner)
                .call(user -> endSessions.of(id))
                .call(user -> emails.release(tenant.tenantId(), id))
                .call(user -> audit.add("user.removed", id.toString(), asItWas(user), null))
                .chain(users::delete));
    }

    private static Map<String, String> asItWas(User user) {
        return Map.of("email", user.email(), "role", user.role());
    }
}
