package io.quittance.runtime.transaction;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.tenancy.TenantContext;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Transactions bound to one tenant and mode. Binding means both fences: Hibernate's tenant filter, and the settings that
 * row-level security reads, local to the transaction. Without a tenant nothing opens.
 */
@ApplicationScoped
public class Transactions {
    private static final String OPEN = Transactions.class.getName() + ".open";

    private final Vertx vertx;
    private final Sql sql;

    Transactions(Vertx vertx, Sql sql) {
        this.vertx = vertx;
        this.sql = sql;
    }

    /** Runs the work in a transaction of the current tenant, joining the one under way if there is one. */
    public <T> Uni<T> tenant(Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            if (ContextLocals.get(OPEN).isPresent()) {
                return work.get();
            }
            TenantContext tenant = TenantContext.current();
            Set<Runnable> afterCommit = new LinkedHashSet<>();
            ContextLocals.put(OPEN, afterCommit);
            return Panache.withTransaction(() -> bind(tenant).chain(() -> work.get()))
                    .onTermination()
                    .invoke(() -> ContextLocals.remove(OPEN))
                    .invoke(() -> afterCommit.forEach(Runnable::run));
        });
    }

    /**
     * Runs a task once the transaction under way has committed, and never if it does not; the same task once, however often it
     * is given. For wake-ups and nothing else: a process that dies in between does not run it.
     */
    public void afterCommit(Runnable task) {
        ContextLocals.<Set<Runnable>>get(OPEN)
                .orElseThrow(() -> new IllegalStateException("no transaction is under way"))
                .add(task);
    }

    /**
     * Runs the work in a transaction of its own for the given tenant, on a fresh context, so that consumers and sweeps can
     * work for many tenants at once. Which request asked for it stays known. The answer arrives on the caller's context.
     */
    public <T> Uni<T> as(TenantContext tenant, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Context caller = Vertx.currentContext();
            RequestOrigin origin = RequestOrigin.current();
            Context own = VertxContext.createNewDuplicatedContext(caller != null ? caller : vertx.getOrCreateContext());
            VertxContextSafetyToggle.setContextSafe(own, true);
            return Uni.createFrom()
                    .voidItem()
                    .emitOn(on(own))
                    .chain(() -> {
                        tenant.enter();
                        origin.enter();
                        return tenant(work);
                    })
                    .emitOn(caller != null ? on(caller) : Runnable::run);
        });
    }

    private static Executor on(Context context) {
        return task -> context.runOnContext(ignored -> task.run());
    }

    private Uni<Void> bind(TenantContext tenant) {
        return sql.select(
                        "SELECT set_config('app.tenant_id', $1, true), set_config('app.livemode', $2, true)",
                        tenant.tenantId().value().toString(),
                        Boolean.toString(tenant.livemode()))
                .replaceWithVoid();
    }
}
