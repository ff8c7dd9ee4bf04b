package io.quittance.tenant.apikey;

import io.quittance.tenant.apikey.domain.ApiKeyType;
import io.quittance.tenant.apikey.domain.Mode;
import java.time.Instant;
import java.util.List;

/**
 * A key to be made.
 *
 * @param name what its owner calls it, or null
 * @param expiresAt null for never
 * @param scopes none unless it is restricted
 * @param addresses from where it is good, in CIDR notation; none for anywhere
 */
public record NewApiKey(
        ApiKeyType type, Mode mode, String name, Instant expiresAt, List<String> scopes, List<String> addresses) {

    /** A key that is good for everything of its type, from anywhere, for ever. */
    public NewApiKey(ApiKeyType type, Mode mode, String name) {
        this(type, mode, name, null, List.of(), List.of());
    }
}
