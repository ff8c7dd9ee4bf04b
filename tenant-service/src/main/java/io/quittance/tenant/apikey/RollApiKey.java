package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.audit.AuditLog;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Replaces a good key by a new one of its kind. Both are good while programs change over; without an overlap the old one ends first. */
@ApplicationScoped
class RollApiKey {
    private final Transactions transactions;
    private final ApiKeyRepository keys;
    private final CreateApiKey createApiKey;
    private final RevokeApiKey revokeApiKey;
    private final ApiKeyEvents events;
    private final AuditLog audit;
    private final Clock clock;

    RollApiKey(
            Transactions transactions,
            ApiKeyRepository keys,
            CreateApiKey createApiKey,
            RevokeApiKey revokeApiKey,
            ApiKeyEvents events,
            AuditLog audit,
            Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.createApiKey = createApiKey;
        this.revokeApiKey = revokeApiKey;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param overlap how long both are good; zero to revoke the old one at once */
    Uni<ShownApiKey> roll(ApiKeyId id, Duration overlap) {
        return transactions.tenant(() -> {
            Instant now = clock.instant();
            return keys.lockGood(id, now).chain(old -> {
                NewApiKey successor = old.successor(now);
                return end(old, now, overlap)
                        .chain(() -> createApiKey.create(successor))
                        .call(fresh -> audit.add(
                                "api_key.rolled",
                                id.toString(),
                                null,
                                Map.of("replaced_by", fresh.id().toString(), "overlap_seconds", overlap.toSeconds())));
            });
        });
    }

    private Uni<Void> end(ApiKey old, Instant now, Duration overlap) {
        if (overlap.isZero()) {
            return revokeApiKey.revoke(old);
        }
        old.endBy(now.plus(overlap));
        return events.changed(old, now);
    }
}
