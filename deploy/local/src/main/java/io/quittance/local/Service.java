package io.quittance.local;

import io.quittance.embedded.ServiceSchema;
import java.util.Locale;
import java.util.Optional;

/** The seven services. */
public enum Service {
    TENANT(Endpoint.TENANT),
    BILLING(Endpoint.BILLING),
    SUBSCRIPTION(Endpoint.SUBSCRIPTION),
    PAYMENT(Endpoint.PAYMENT),
    WEBHOOK(Endpoint.WEBHOOK),
    ANALYTICS(Endpoint.ANALYTICS),
    GATEWAY(Endpoint.GATEWAY_PRIVATE);

    private final Endpoint endpoint;

    Service(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The name in commands, logs and environment variables: {@code billing}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Where its health and metrics are and, but for the gateway, its API. */
    public Endpoint endpoint() {
        return endpoint;
    }

    /** The schema it owns; the gateway keeps nothing. */
    public Optional<ServiceSchema> schema() {
        return this == GATEWAY ? Optional.empty() : Optional.of(ServiceSchema.valueOf(name()));
    }

    /** The folder of its module in the repository. */
    String module() {
        return this == GATEWAY ? id() : id() + "-service";
    }
}
