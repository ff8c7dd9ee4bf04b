package io.quittance.contracts.webhook;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventType;
import io.quittance.contracts.Topic;
import io.quittance.kernel.WebhookEndpointId;

/**
 * An endpoint is no longer delivered to.
 *
 * @param endpointId the endpoint
 * @param reason {@code requested} by the tenant or {@code failing} for too long; more may come
 */
@EventType(value = "webhook_endpoint.disabled.v1", topic = Topic.WEBHOOK)
public record WebhookEndpointDisabled(WebhookEndpointId endpointId, String reason) implements EventData {}
