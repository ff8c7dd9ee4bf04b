package io.quittance.contracts.webhook;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.WebhookEndpointId;

/**
 * A tenant asks to be told of its events.
 *
 * @param endpointId the endpoint
 */
@EventType(value = "webhook_endpoint.created.v1", topic = Topic.WEBHOOK)
public record WebhookEndpointCreated(WebhookEndpointId endpointId) implements EventData {}
