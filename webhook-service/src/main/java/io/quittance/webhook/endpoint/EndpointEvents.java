package io.quittance.webhook.endpoint;

import io.quittance.contracts.EventData;
import io.quittance.contracts.webhook.WebhookEndpointCreated;
import io.quittance.contracts.webhook.WebhookEndpointDisabled;
import io.quittance.runtime.outbox.NewEvent;
import io.quittance.runtime.tenancy.TenantContext;

/** What the platform hears of endpoints. */
final class EndpointEvents {
    private EndpointEvents() {}

    static NewEvent created(Endpoint endpoint) {
        return event(endpoint, new WebhookEndpointCreated(endpoint.endpointId()));
    }

    static NewEvent disabled(Endpoint endpoint) {
        return event(endpoint, new WebhookEndpointDisabled(endpoint.endpointId(), endpoint.disabledReason()));
    }

    private static NewEvent event(Endpoint endpoint, EventData data) {
        return new NewEvent(
                endpoint.endpointId().toString(),
                TenantContext.current().tenantId().toString(),
                endpoint.nextSequence(),
                endpoint.updatedAt(),
                data);
    }
}
