package io.quittance.tenant.apikey;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quittance.kernel.ApiKeyId;
import io.quittance.kernel.TenantId;
import io.quittance.tenant.apikey.domain.ApiKeyType;
import io.quittance.tenant.apikey.domain.Mode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;

/** Finds whose a presented key is. The tenant is what is asked for, so this looks across tenants, by hash and nothing else. */
@ApplicationScoped
class KeyLookup {
    private static final String GOOD_KEY = """
            SELECT tenant_id, id, livemode, type, expires_at FROM api_key
            WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > now())""";

    private final Pool relay;

    KeyLookup(@ReactiveDataSource("relay") Pool relay) {
        this.relay = relay;
    }

    /** The good key with this hash; null if there is none. */
    Uni<KeyLookupView> find(byte[] hash) {
        return relay.preparedQuery(GOOD_KEY)
                .execute(Tuple.of(Buffer.buffer(hash)))
                .map(rows -> {
                    var row = rows.iterator();
                    return row.hasNext() ? view(row.next()) : null;
                });
    }

    private static KeyLookupView view(Row row) {
        ApiKeyType type = ApiKeyType.of(row.getString("type"));
        Mode mode = Mode.of(row.getBoolean("livemode"));
        OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
        return new KeyLookupView(
                new ApiKeyId(row.getUUID("id")),
                new TenantId(row.getUUID("tenant_id")),
                mode.text(),
                type.text(),
                List.of(type.role(), mode.text()),
                expiresAt == null ? null : expiresAt.toInstant());
    }
}
