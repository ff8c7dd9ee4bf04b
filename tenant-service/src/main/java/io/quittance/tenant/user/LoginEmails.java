package io.quittance.tenant.user;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.transaction.Sql;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/** Which person an e-mail address lets in: each address one person on the whole platform. */
@ApplicationScoped
public class LoginEmails {
    private final Sql sql;
    private final Pool relay;

    LoginEmails(Sql sql, @ReactiveDataSource("relay") Pool relay) {
        this.sql = sql;
        this.relay = relay;
    }

    /** Claims an address for a person of the tenant at work, in the transaction under way. Refuses with {@link ErrorCode#EMAIL_TAKEN}. */
    public Uni<Void> claim(LoginEmail email, TenantId tenant, UserId user) {
        return sql.update(
                        "INSERT INTO login_email (email, tenant_id, user_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
                        email.text(),
                        tenant.value(),
                        user.value())
                .invoke(rows -> {
                    if (rows == 0) {
                        throw new DomainException(
                                ErrorCode.EMAIL_TAKEN, "Somebody has registered with this address before.", "email");
                    }
                })
                .replaceWithVoid();
    }

    /** Gives up the addresses of a person of the tenant at work, in the transaction under way. */
    public Uni<Void> release(TenantId tenant, UserId user) {
        return sql.update("DELETE FROM login_email WHERE tenant_id = $1 AND user_id = $2", tenant.value(), user.value())
                .replaceWithVoid();
    }

    /** Whom an address lets in; null for an unknown one. Looks across tenants, and sees no more than this. */
    public Uni<Holder> find(LoginEmail email) {
        return relay.preparedQuery("SELECT tenant_id, user_id FROM login_email WHERE email = $1")
                .execute(Tuple.of(email.text()))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() ? Holder.of(row.next()) : null;
                });
    }

    /** The one whom an address lets in. */
    public record Holder(TenantId tenantId, UserId userId) {
        private static Holder of(Row row) {
            return new Holder(new TenantId(row.getUUID("tenant_id")), new UserId(row.getUUID("user_id")));
        }
    }
}
