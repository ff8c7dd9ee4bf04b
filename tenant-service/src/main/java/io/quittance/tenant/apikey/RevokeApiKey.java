package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;

/** Ends a key at once, for ever. To revoke again changes nothing: what its owner wants is already so. */
@ApplicationScoped
class RevokeApiKey {
    private final Transactions transactions;
    private final ApiKeyRepository keys;
    private final ApiKeyEvents events;
    private final AuditLog audit;
    private final Clock clock;

    RevokeApiKey(Transactions transactions, ApiKeyRepository keys, ApiKeyEvents events, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<ApiKey> revoke(ApiKeyId id) {
        return transactions.tenant(() -> keys.lock(id).call(this::revoke));
    }

    /** Ends a key that the transaction under way has locked. */
    Uni<Void> revoke(ApiKey key) {
        Map<String, Object> before = key.described();
        if (!key.revoke(TenantContext.current().actor(), clock.instant())) {
            return Uni.createFrom().voidItem();
        }
        return audit.add("api_key.revoked", key.keyId().toString(), before, key.described())
                .chain(() -> events.revoked(key));
    }
}
