package io.quittance.gateway.apikey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quittance.gateway.caller.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * An API key as the tenant-service describes it ({@code GET /internal/keys/{hash}}). It may learn to say more: unknown members are
 * ignored.
 *
 * @param keyId {@code key_…}
 * @param tenantId {@code ten_…}
 * @param mode {@code live} or {@code test}
 * @param type {@code secret}, {@code publishable} or {@code restricted}
 * @param roles what services decide by
 * @param expiresAt null for never
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApiKeyRecord(
        @JsonProperty(value = "key_id", required = true) String keyId,
        @JsonProperty(value = "tenant_id", required = true) String tenantId,
        @JsonProperty(value = "mode", required = true) String mode,
        @JsonProperty(value = "type", required = true) String type,
        @JsonProperty(value = "roles", required = true) List<String> roles,
        @JsonProperty("expires_at") Instant expiresAt) {
    // The edge's own role. Nobody may get it through a key, whatever is stored.
    private static final String GATEWAY_ROLE = "gateway";

    public ApiKeyRecord {
        Objects.requireNonNull(keyId, "key_id");
        Objects.requireNonNull(tenantId, "tenant_id");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(type, "type");
        roles = List.copyOf(roles);
    }

    Caller caller() {
        List<String> groups =
                roles.stream().filter(role -> !role.equals(GATEWAY_ROLE)).toList();
        return new Caller(keyId, tenantId, mode, type, groups, expiresAt == null ? Instant.MAX : expiresAt);
    }
}
