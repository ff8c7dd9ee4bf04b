package io.quittance.tenant.apikey;

import io.quittance.kernel.ApiKeyId;
import java.time.Instant;
import java.util.List;

/**
 * An API key on the wire, without the key.
 *
 * @param object always {@code api_key}
 * @param type {@code secret}, {@code publishable} or {@code restricted}
 * @param mode {@code live} or {@code test}
 * @param name what its owner calls it, or null
 * @param createdBy the person who made it
 * @param expiresAt null for never
 * @param scopes what a restricted key may do
 * @param addresses where it is good from, in CIDR notation; empty for anywhere
 * @param lastUsedAt to the minute, and a minute or so late; null for not yet
 * @param revokedAt null while it is good
 * @param revokedBy the person who ended it, or null
 */
record ApiKeyView(
        ApiKeyId id,
        String object,
        String type,
        String mode,
        String name,
        String prefix,
        String lastFour,
        Instant createdAt,
        String createdBy,
        Instant expiresAt,
        List<String> scopes,
        List<String> addresses,
        Instant lastUsedAt,
        Instant revokedAt,
        String revokedBy) {

    static ApiKeyView of(ApiKey key) {
        return new ApiKeyView(
                key.keyId(),
                "api_key",
                key.type().text(),
                key.mode().text(),
                key.name(),
                key.prefix(),
                key.lastFour(),
                key.createdAt(),
                key.createdBy(),
                key.expiresAt(),
                key.scopes(),
                key.addresses(),
                key.lastUsedAt(),
                key.revokedAt(),
                key.revokedBy());
    }
}
