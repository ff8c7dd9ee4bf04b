package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Sql;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.apikey.domain.ApiKeyText;
import io.quittance.tenant.audit.AuditLog;
import io.quittance.tenant.pepper.KeyedHash;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;

/** Makes a key for the tenant at work. Its text leaves with the answer and is kept nowhere. */
@ApplicationScoped
public class CreateApiKey {
    private final Transactions transactions;
    private final ApiKeyRepository keys;
    private final ApiKeyEvents events;
    private final AuditLog audit;
    private final KeyedHash keyedHash;
    private final ApiKeyConfig config;
    private final Sql sql;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CreateApiKey(
            Transactions transactions,
            ApiKeyRepository keys,
            ApiKeyEvents events,
            AuditLog audit,
            KeyedHash keyedHash,
            ApiKeyConfig config,
            Sql sql,
            Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.events = events;
        this.audit = audit;
        this.keyedHash = keyedHash;
        this.config = config;
        this.sql = sql;
        this.clock = clock;
    }

    Uni<ShownApiKey> create(ApiKeyRequest request) {
        return create(ApiKeyRules.require(request, clock.instant()));
    }

    public Uni<ShownApiKey> create(NewApiKey wanted) {
        return transactions.tenant(() -> requireRoom().chain(() -> {
            ApiKeyText text = ApiKeyText.generate(wanted.type(), wanted.mode(), random);
            String actor = TenantContext.current().actor();
            ApiKey key = new ApiKey(ApiKeyId.next(), wanted, text, keyedHash.of(text.secret()), actor, clock.instant());
            return events.created(key)
                    .chain(() -> keys.persist(key))
                    .chain(() -> audit.add("api_key.created", key.keyId().toString(), null, key.described()))
                    .replaceWith(() -> ShownApiKey.of(key, text.secret()));
        }));
    }

    // With the tenant locked, so that many at once make no more than many in a row.
    private Uni<Void> requireRoom() {
        return sql.select(
                        "SELECT 1 FROM tenant WHERE tenant_id = $1 FOR NO KEY UPDATE",
                        TenantContext.current().tenantId().value())
                .chain(() -> keys.countGood(clock.instant()))
                .invoke(count -> {
                    if (count >= config.countMax()) {
                        throw new DomainException(
                                ErrorCode.API_KEYS_TOO_MANY,
                                "A tenant has at most " + config.countMax() + " good API keys. Revoke one first.");
                    }
                })
                .replaceWithVoid();
    }
}
