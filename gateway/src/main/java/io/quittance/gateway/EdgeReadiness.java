package io.quittance.gateway;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/**
 * Ready once the keys are loaded and the public port is open, until the shutdown begins. Kafka and the services have no say: without
 * them the edge still answers, and taking every instance out of service would not bring them back.
 */
@Readiness
@ApplicationScoped
class EdgeReadiness implements HealthCheck {
    private final EdgeLifecycle edge;

    EdgeReadiness(EdgeLifecycle edge) {
        this.edge = edge;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("public port").status(edge.isOpen()).build();
    }
}
