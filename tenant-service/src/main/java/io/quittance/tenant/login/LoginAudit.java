package io.quittance.tenant.login;

import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.user.LoginEmails;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Notes who got in, and at whose door somebody stood with a wrong password. */
@ApplicationScoped
class LoginAudit {
    private static final String STRANGER = "login";

    private final Transactions transactions;
    private final AuditLog audit;

    LoginAudit(Transactions transactions, AuditLog audit) {
        this.transactions = transactions;
        this.audit = audit;
    }

    Uni<Void> succeeded(LoginEmails.Holder who) {
        String user = who.userId().toString();
        return transactions.as(
                new TenantContext(who.tenantId(), true, user, null),
                () -> audit.add("user.logged_in", user, null, null));
    }

    /** Takes the same steps for somebody whom nobody knows. */
    Uni<Void> failed(LoginEmails.Holder who) {
        return transactions.as(
                new TenantContext(who.tenantId(), true, STRANGER, null),
                () -> audit.addIfTenantExists("user.login_failed", who.userId().toString()));
    }
}
