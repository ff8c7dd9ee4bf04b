package io.quittance.payment.customer;

import io.quittance.kernel.CustomerId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Which customers the current tenant has, as far as we have heard. Events tell us; a customer whose event is still under way is
 * asked for at its owner's, so that "not found" means that it is not there.
 */
@ApplicationScoped
public class KnownCustomers {
    private final Transactions transactions;
    private final Sql sql;
    private final CustomerSource source;

    KnownCustomers(Transactions transactions, Sql sql, CustomerSource source) {
        this.transactions = transactions;
        this.sql = sql;
        this.source = source;
    }

    /**
     * Completes if the customer exists. Serves a request only: a miss is looked up with the caller's own token.
     *
     * @throws DomainException {@link ErrorCode#CUSTOMER_NOT_FOUND}; {@link ErrorCode#SERVICE_UNAVAILABLE} if nobody can tell
     */
    public Uni<Void> require(CustomerId id) {
        return transactions.tenant(() -> standing(id)).chain(standing -> switch (standing) {
            case KNOWN -> Uni.createFrom().voidItem();
            case DELETED -> Uni.createFrom().failure(notFound(id));
            case UNHEARD_OF -> source.require(id).chain(() -> transactions.tenant(() -> remember(id)));
        });
    }

    /**
     * Locks a customer until the transaction ends, so that one change of its payment methods happens at a time.
     *
     * @throws DomainException {@link ErrorCode#CUSTOMER_NOT_FOUND} if it is unheard of or deleted
     */
    public Uni<Void> lock(CustomerId id) {
        TenantContext tenant = TenantContext.current();
        return sql.select("""
                        SELECT id FROM customer
                        WHERE tenant_id = $1 AND livemode = $2 AND id = $3 AND deleted_at IS NULL FOR UPDATE""", tenant.tenantId().value(), tenant.livemode(), id.value())
                .onItem()
                .invoke(rows -> {
                    if (rows.isEmpty()) {
                        throw notFound(id);
                    }
                })
                .replaceWithVoid();
    }

    Uni<Void> remember(CustomerId id) {
        return change("INSERT INTO customer (tenant_id, livemode, id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", id);
    }

    Uni<Void> forget(CustomerId id) {
        return change("""
                INSERT INTO customer (tenant_id, livemode, id, deleted_at) VALUES ($1, $2, $3, now())
                ON CONFLICT (tenant_id, livemode, id) DO UPDATE SET deleted_at = excluded.deleted_at
                WHERE customer.deleted_at IS NULL""", id);
    }

    private Uni<Standing> standing(CustomerId id) {
        TenantContext tenant = TenantContext.current();
        return sql.select(
                        "SELECT deleted_at IS NULL FROM customer WHERE tenant_id = $1 AND livemode = $2 AND id = $3",
                        tenant.tenantId().value(),
                        tenant.livemode(),
                        id.value())
                .map(rows -> {
                    if (rows.isEmpty()) {
                        return Standing.UNHEARD_OF;
                    }
                    return (Boolean) rows.get(0)[0] ? Standing.KNOWN : Standing.DELETED;
                });
    }

    private Uni<Void> change(String statement, CustomerId id) {
        TenantContext tenant = TenantContext.current();
        return sql.update(statement, tenant.tenantId().value(), tenant.livemode(), id.value())
                .replaceWithVoid();
    }

    static DomainException notFound(CustomerId id) {
        return new DomainException(ErrorCode.CUSTOMER_NOT_FOUND, "There is no customer " + id + ".", "customer");
    }

    private enum Standing {
        KNOWN,
        DELETED,
        UNHEARD_OF
    }
}
