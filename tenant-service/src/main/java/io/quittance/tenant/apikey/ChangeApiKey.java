package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;

/** Changes what a good key is called, how long it lasts, what it may do and from where. A change to what it is already is none. */
@ApplicationScoped
class ChangeApiKey {
    private final Transactions transactions;
    private final ApiKeyRepository keys;
    private final ApiKeyEvents events;
    private final AuditLog audit;
    private final Clock clock;

    ChangeApiKey(Transactions transactions, ApiKeyRepository keys, ApiKeyEvents events, AuditLog audit, Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    Uni<ApiKey> change(ApiKeyId id, ApiKeyChange change) {
        return transactions.tenant(() -> keys.lockGood(id, clock.instant()).call(key -> change(key, change)));
    }

    private Uni<Void> change(ApiKey key, ApiKeyChange change) {
        Instant now = clock.instant();
        Map<String, Object> before = key.described();
        key.become(ApiKeyRules.require(change, key, now));
        Map<String, Object> after = key.described();
        if (after.equals(before)) {
            return Uni.createFrom().voidItem();
        }
        return audit.add("api_key.changed", key.keyId().toString(), before, after)
                .chain(() -> events.changed(key, now));
    }
}
