package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Ends a key at once, for ever. To revoke again changes nothing: what its owner wants is already so. */
@ApplicationScoped
class RevokeApiKey {
    private final Transactions transactions;
    private final ApiKeyRepository keys;
    private final ApiKeyEvents events;
    private final Clock clock;

    RevokeApiKey(Transactions transactions, ApiKeyRepository keys, ApiKeyEvents events, Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.events = events;
        this.clock = clock;
    }

    Uni<ApiKey> revoke(ApiKeyId id) {
        return transactions.tenant(() -> keys.lock(id).call(key -> {
            boolean ended = key.revoke(TenantContext.current().actor(), clock.instant());
            return ended ? events.revoked(key) : Uni.createFrom().voidItem();
        }));
    }
}
