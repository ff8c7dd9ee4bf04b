package io.quittance.contracts.tenant;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.ApiKeyId;

/**
 * What an API key may do, or until when, has changed. Whoever remembers it asks anew.
 *
 * @param keyId the key's id
 */
@EventType(value = "api_key.changed.v1", topic = Topic.TENANT)
public record ApiKeyChanged(ApiKeyId keyId) implements EventData {}
