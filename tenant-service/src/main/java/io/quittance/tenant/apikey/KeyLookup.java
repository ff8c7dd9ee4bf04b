package io.quittance.tenant.apikey;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quittance.kernel.ApiKeyId;
import io.quittance.kernel.TenantId;
import io.quittance.tenant.apikey.domain.ApiKeyType;
import io.quittance.tenant.apikey.domain.KeyScopes;
import io.quittance.tenant.apikey.domain.Mode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;

/** Finds whose a presented key is. The tenant is what is asked for, so this looks across tenants, by hash and nothing else. */
@ApplicationScoped
class KeyLookup {
    private static final String GOOD_KEY = """
            SELECT tenant_id, key.id, key.livemode, key.type, key.expires_at, key.scopes, key.addresses,
                   tenant.status, tenant.rate_limit_per_second
            FROM api_key AS key JOIN tenant USING (tenant_id)
            WHERE key.hash = $1 AND key.revoked_at IS NULL AND (key.expires_at IS NULL OR key.expires_at > now())""";

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
        KeyScopes scopes = new KeyScopes(List.of(row.getArrayOfStrings("scopes")));
        OffsetDateTime expiresAt = row.getOffsetDateTime("expires_at");
        return new KeyLookupView(
                new ApiKeyId(row.getUUID("id")),
                new TenantId(row.getUUID("tenant_id")),
                mode.text(),
                type.text(),
                roles(type, scopes, mode),
                expiresAt == null ? null : expiresAt.toInstant(),
                scopes.names(),
                List.of(row.getArrayOfStrings("addresses")),
                row.getString("status"),
                row.getInteger("rate_limit_per_second"));
    }

    private static List<String> roles(ApiKeyType type, KeyScopes scopes, Mode mode) {
        return Stream.of(List.of(type.role()), scopes.roles(), List.of(mode.text()))
                .flatMap(List::stream)
                .toList();
    }
}
