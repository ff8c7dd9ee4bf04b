package io.quittance.webhook.endpoint;

import io.quittance.kernel.WebhookEndpointId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * An endpoint on the wire, without its secret.
 *
 * @param object always {@code webhook_endpoint}
 * @param status {@code enabled} or {@code disabled}
 * @param disabledReason {@code requested}, {@code gone} (the receiver answered 410), or null while enabled
 */
record EndpointView(
        WebhookEndpointId id,
        String object,
        boolean livemode,
        String url,
        List<String> events,
        String description,
        String status,
        String disabledReason,
        Instant createdAt,
        Instant updatedAt) {

    static EndpointView of(Endpoint endpoint) {
        return new EndpointView(
                endpoint.endpointId(),
                "webhook_endpoint",
                endpoint.livemode(),
                endpoint.url(),
                endpoint.events(),
                endpoint.description(),
                endpoint.status().name().toLowerCase(Locale.ROOT),
                endpoint.disabledReason(),
                endpoint.createdAt(),
                endpoint.updatedAt());
    }
}
