package io.quittance.gateway.revocation;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quittance.gateway.apikey.ApiKeys;

/** Everything that the edge believes of callers until it hears otherwise. */
public final class Revocations {
    private final ApiKeys keys;
    private final EndedSessions sessions;
    private final HaltedTenants tenants;

    public Revocations(ApiKeys keys, Ticker ticker) {
        this.keys = keys;
        this.sessions = new EndedSessions(ticker);
        this.tenants = new HaltedTenants();
    }

    public EndedSessions sessions() {
        return sessions;
    }

    public HaltedTenants tenants() {
        return tenants;
    }

    public void keyRevoked(String keyId) {
        keys.revoke(keyId);
    }

    public void keyChanged(String keyId) {
        keys.lookUpAnew(keyId);
    }

    public void sessionRevoked(String sessionId) {
        sessions.end(sessionId);
    }

    public void tenantSuspended(String tenantId) {
        tenants.suspend(tenantId);
        keys.lookUpTenantAnew(tenantId);
    }

    public void tenantResumed(String tenantId) {
        tenants.resume(tenantId);
        keys.lookUpTenantAnew(tenantId);
    }

    public void tenantClosed(String tenantId) {
        tenants.close(tenantId);
        keys.lookUpTenantAnew(tenantId);
    }

    /** Whether all of the above can be heard now. */
    public boolean areHeard() {
        return keys.areRevocationsHeard();
    }

    void heard(boolean now) {
        keys.revocationsHeard(now);
    }
}
