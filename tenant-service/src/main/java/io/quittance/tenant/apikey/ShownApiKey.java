package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import java.time.Instant;
import java.util.List;

/**
 * A new key on the wire, the only time that it is shown.
 *
 * @param object always {@code api_key}
 * @param type {@code secret}, {@code publishable} or {@code restricted}
 * @param mode {@code live} or {@code test}
 * @param name what its owner calls it, or null
 * @param expiresAt null for never
 * @param scopes what a restricted key may do
 * @param addresses where it is good from, in CIDR notation; empty for anywhere
 * @param key the key; null where an answer is replayed
 */
public record ShownApiKey(
        ApiKeyId id,
        String object,
        String type,
        String mode,
        String name,
        String prefix,
        String lastFour,
        Instant createdAt,
        Instant expiresAt,
        List<String> scopes,
        List<String> addresses,
        String key) {

    static ShownApiKey of(ApiKey key, String secret) {
        return new ShownApiKey(
                key.keyId(),
                "api_key",
                key.type().text(),
                key.mode().text(),
                key.name(),
                key.prefix(),
                key.lastFour(),
                key.createdAt(),
                key.expiresAt(),
                key.scopes(),
                key.addresses(),
                secret);
    }

    /** Not the key: this may end up in a log. */
    @Override
    public String toString() {
        return id + " (" + prefix + "…" + lastFour + ")";
    }
}
