package io.quittance.runtime.tenancy;

import io.quittance.kernel.TenantId;
import io.smallrye.common.vertx.ContextLocals;
import java.util.Objects;

/**
 * On whose behalf the current work runs: a tenant, in live or test mode, and the actor that asked for it. Kept on the
 * duplicated Vert.x context of the request or event, so it follows the work through every {@code Uni} and never leaks into
 * another request.
 *
 * @param actor TypeID of the API key or user that called, or the name of the consumer or timer at work
 * @param traceparent W3C trace context to continue, or null
 */
public record TenantContext(TenantId tenantId, boolean livemode, String actor, String traceparent) {
    private static final String KEY = TenantContext.class.getName();

    public TenantContext {
        Objects.requireNonNull(tenantId, "tenantId");
        Objects.requireNonNull(actor, "actor");
    }

    /** The tenant at work. Fails where there is none: there is no default tenant. */
    public static TenantContext current() {
        return ContextLocals.<TenantContext>get(KEY)
                .orElseThrow(() -> new IllegalStateException("no tenant is bound to this work"));
    }

    public static boolean isBound() {
        return ContextLocals.get(KEY).isPresent();
    }

    /** Binds this tenant to the current duplicated context. */
    public void enter() {
        ContextLocals.put(KEY, this);
    }
}
