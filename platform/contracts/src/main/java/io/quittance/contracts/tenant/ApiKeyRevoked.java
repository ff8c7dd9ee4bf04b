package io.quittance.contracts.tenant;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.ApiKeyId;

/**
 * An API key is no longer valid. Whoever remembers it forgets it now.
 *
 * @param keyId the key's id
 */
@EventType(value = "api_key.revoked.v1", topic = Topic.TENANT)
public record ApiKeyRevoked(ApiKeyId keyId) implements EventData {}
