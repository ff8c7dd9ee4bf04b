package io.quittance.webhook.endpoint;

import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.tenancy.Aggregate;
import io.quittance.webhook.endpoint.domain.EndpointStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;

/** Where a tenant wants to be told of its events. */
@Entity
class Endpoint extends Aggregate {
    private String url;
    private String[] events;
    private String description;

    @Enumerated(EnumType.STRING)
    private EndpointStatus status;

    private String disabledReason;
    private byte[] sealedSecret;

    @Version
    private int version;

    private Instant updatedAt;

    protected Endpoint() {}

    Endpoint(
            WebhookEndpointId id,
            String url,
            List<String> events,
            String description,
            byte[] sealedSecret,
            Instant now) {
        super(id.value(), now);
        this.url = url;
        this.events = events.toArray(String[]::new);
        this.description = description;
        this.sealedSecret = sealedSecret;
        status = EndpointStatus.ENABLED;
        updatedAt = now;
    }

    WebhookEndpointId endpointId() {
        return new WebhookEndpointId(id());
    }

    String url() {
        return url;
    }

    List<String> events() {
        return List.of(events);
    }

    String description() {
        return description;
    }

    EndpointStatus status() {
        return status;
    }

    /** Null while enabled. */
    String disabledReason() {
        return disabledReason;
    }

    Instant updatedAt() {
        return updatedAt;
    }

    void moveTo(String newUrl, Instant now) {
        url = newUrl;
        updatedAt = now;
    }

    void askFor(List<String> patterns, Instant now) {
        events = patterns.toArray(String[]::new);
        updatedAt = now;
    }

    void describe(String text, Instant now) {
        description = text;
        updatedAt = now;
    }

    void enable(Instant now) {
        status = status.enable();
        disabledReason = null;
        updatedAt = now;
    }

    /** Answers whether it was enabled until now. */
    boolean disable(String reason, Instant now) {
        return fallSilent(status.disable(), reason, now);
    }

    /** Forgets the secret. Answers whether the endpoint was enabled until now. */
    boolean delete(Instant now) {
        boolean wasEnabled = fallSilent(status.delete(), "deleted", now);
        sealedSecret = null;
        return wasEnabled;
    }

    private boolean fallSilent(EndpointStatus next, String reason, Instant now) {
        boolean wasEnabled = status == EndpointStatus.ENABLED;
        if (wasEnabled) {
            disabledReason = reason;
        }
        if (status != next) {
            status = next;
            updatedAt = now;
        }
        return wasEnabled;
    }
}
