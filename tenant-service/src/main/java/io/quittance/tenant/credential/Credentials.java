package io.quittance.tenant.credential;

import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * What a person of the tenant at work logs in with, read without being locked or kept: a hash takes long, and what follows it must
 * look again.
 */
@ApplicationScoped
class Credentials {
    private final Sql sql;

    Credentials(Sql sql) {
        this.sql = sql;
    }

    /** Null if there is no such person. */
    Uni<Credential> find(UserId user) {
        return sql.select("""
                        SELECT u.password_hash, u.email, u.name, t.name FROM user_account u JOIN tenant t USING (tenant_id)
                        WHERE u.tenant_id = $1 AND u.id = $2""", TenantContext.current().tenantId().value(), user.value())
                .map(rows -> rows.isEmpty() ? null : credential(rows.get(0)));
    }

    private static Credential credential(Object[] row) {
        return new Credential((String) row[0], (String) row[1], (String) row[2], (String) row[3]);
    }
}
