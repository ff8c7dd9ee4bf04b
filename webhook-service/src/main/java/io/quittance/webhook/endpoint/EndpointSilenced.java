package io.quittance.webhook.endpoint;

import io.quittance.kernel.WebhookEndpointId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;

/** Told, inside the transaction, when an endpoint is disabled or deleted. Whoever has work for it drops that work. */
public interface EndpointSilenced {
    Uni<Void> silenced(WebhookEndpointId endpoint, Instant at);
}
