package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.apikey.domain.ApiKeyText;
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
    private final KeyedHash keyedHash;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CreateApiKey(
            Transactions transactions, ApiKeyRepository keys, ApiKeyEvents events, KeyedHash keyedHash, Clock clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.events = events;
        this.keyedHash = keyedHash;
        this.clock = clock;
    }

    public Uni<ShownApiKey> create(NewApiKey wanted) {
        return transactions.tenant(() -> {
            ApiKeyText text = ApiKeyText.generate(wanted.type(), wanted.mode(), random);
            String actor = TenantContext.current().actor();
            ApiKey key = new ApiKey(ApiKeyId.next(), wanted, text, keyedHash.of(text.secret()), actor, clock.instant());
            return events.created(key)
                    .chain(() -> keys.persist(key))
                    .replaceWith(() -> ShownApiKey.of(key, text.secret()));
        });
    }
}
