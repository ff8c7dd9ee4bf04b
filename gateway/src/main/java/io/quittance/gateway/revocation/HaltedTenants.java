package io.quittance.gateway.revocation;

import io.quittance.gateway.caller.TenantStatus;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tenants that were suspended or closed while we listened. A key says its tenant's status when it is looked up; a person's token,
 * issued before, does not. Not bounded: every entry is a tenant whom the platform halted. Safe for all event loops.
 */
public final class HaltedTenants {
    private final Map<String, TenantStatus> halted = new ConcurrentHashMap<>();

    public void suspend(String tenantId) {
        halted.putIfAbsent(tenantId, TenantStatus.SUSPENDED);
    }

    /** For good. */
    public void close(String tenantId) {
        halted.put(tenantId, TenantStatus.CLOSED);
    }

    public void resume(String tenantId) {
        halted.remove(tenantId, TenantStatus.SUSPENDED);
    }

    /** As far as we heard. */
    public TenantStatus status(String tenantId) {
        return halted.isEmpty() ? TenantStatus.ACTIVE : halted.getOrDefault(tenantId, TenantStatus.ACTIVE);
    }
}
