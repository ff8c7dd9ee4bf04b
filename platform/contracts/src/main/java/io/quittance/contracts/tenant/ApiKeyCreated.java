package io.quittance.contracts.tenant;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.ApiKeyId;

/**
 * A tenant has a new API key. Neither the key nor its hash is told.
 *
 * @param keyId the key's id
 * @param mode {@code live} or {@code test}
 * @param keyType {@code secret}, {@code publishable} or {@code restricted}; more may come
 */
@EventType(value = "api_key.created.v1", topic = Topic.TENANT)
public record ApiKeyCreated(ApiKeyId keyId, String mode, String keyType) implements EventData {}
