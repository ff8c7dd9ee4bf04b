package io.quittance.webhook.endpoint;

import io.quittance.kernel.WebhookEndpointId;
import io.quittance.webhook.endpoint.domain.EndpointStatus;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether an endpoint of the current tenant takes deliveries. */
@ApplicationScoped
public class EnabledEndpoint {
    private final EndpointRepository endpoints;

    EnabledEndpoint(EndpointRepository endpoints) {
        this.endpoints = endpoints;
    }

    /** Joins the transaction under way. */
    public Uni<Boolean> exists(WebhookEndpointId id) {
        return endpoints
                .count("id = ?1 and status = ?2", id.value(), EndpointStatus.ENABLED)
                .map(count -> count > 0);
    }
}
