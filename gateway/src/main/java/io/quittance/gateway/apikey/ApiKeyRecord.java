package io.quittance.gateway.apikey;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quittance.gateway.address.AddressRange;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.Credential;
import io.quittance.gateway.caller.TenantStatus;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

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
 * @param addresses from where it may be used; empty or null for anywhere
 * @param tenantStatus {@code active}, {@code suspended} or {@code closed}; null for active
 * @param rateLimitPerSecond what the tenant's plan of the platform allows; null for the default
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
public record ApiKeyRecord(
        @JsonProperty(value = "key_id", required = true) String keyId,
        @JsonProperty(value = "tenant_id", required = true) String tenantId,
        @JsonProperty(value = "mode", required = true) String mode,
        @JsonProperty(value = "type", required = true) String type,
        @JsonProperty(value = "roles", required = true) List<String> roles,
        @JsonProperty("expires_at") Instant expiresAt,
        @JsonProperty("addresses") List<String> addresses,
        @JsonProperty("tenant_status") String tenantStatus,
        @JsonProperty("rate_limit_per_second") Integer rateLimitPerSecond) {
    // The edge's own role and the platform's. Nobody may get them through a key, whatever is stored.
    private static final Set<String> NEVER_BY_KEY = Set.of("gateway", "operator");

    public ApiKeyRecord {
        Objects.requireNonNull(keyId, "key_id");
        Objects.requireNonNull(tenantId, "tenant_id");
        Objects.requireNonNull(mode, "mode");
        Objects.requireNonNull(type, "type");
        roles = List.copyOf(roles);
        addresses = addresses == null ? List.of() : List.copyOf(addresses);
    }

    /** @throws IllegalArgumentException if its bounds can't be read: then it is as if nobody could say whose it is */
    Caller caller() {
        List<String> groups =
                roles.stream().filter(role -> !NEVER_BY_KEY.contains(role)).toList();
        Credential.Key key = new Credential.Key(
                type,
                addresses.stream().map(AddressRange::parse).toList(),
                tenantStatus == null ? TenantStatus.ACTIVE : TenantStatus.of(tenantStatus),
                rateLimitPerSecond == null ? Credential.RATE_UNKNOWN : Math.max(1, rateLimitPerSecond));
        return new Caller(keyId, tenantId, mode, key, groups, expiresAt == null ? Instant.MAX : expiresAt);
    }
}
