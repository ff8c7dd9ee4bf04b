package io.quittance.webhook.delivery;

import io.quittance.kernel.DeliveryId;
import io.quittance.kernel.EventId;
import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.tenancy.TenantOwned;
import io.quittance.webhook.delivery.domain.DeliveryState;
import io.quittance.webhook.delivery.domain.DeliveryStatus;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.UUID;

/** One event on its way to one endpoint. Written only under a row lock, because claims count attempts beside us. */
@Entity
class Delivery extends TenantOwned {
    private UUID endpointId;
    private UUID eventId;
    private String eventType;

    @Enumerated(EnumType.STRING)
    private DeliveryStatus status;

    private int attempt;
    private int failures;
    private Instant dueAt;
    private Instant leasedUntil;
    private Instant completedAt;

    protected Delivery() {}

    DeliveryId deliveryId() {
        return new DeliveryId(id());
    }

    WebhookEndpointId endpointId() {
        return new WebhookEndpointId(endpointId);
    }

    EventId eventId() {
        return new EventId(eventId);
    }

    String eventType() {
        return eventType;
    }

    DeliveryStatus status() {
        return status;
    }

    /** The number of the latest attempt begun; 0 before the first. */
    int attempt() {
        return attempt;
    }

    /** When the next attempt is due; null unless pending. */
    Instant dueAt() {
        return dueAt;
    }

    /** Null while pending. */
    Instant completedAt() {
        return completedAt;
    }

    DeliveryState state() {
        return switch (status) {
            case PENDING -> new DeliveryState.Pending(failures, dueAt);
            case SUCCEEDED -> new DeliveryState.Succeeded(completedAt);
            case FAILED -> new DeliveryState.Failed(completedAt);
            case CANCELED -> new DeliveryState.Canceled(completedAt);
        };
    }

    void become(DeliveryState next) {
        status = DeliveryStatus.of(next);
        dueAt = null;
        if (next instanceof DeliveryState.Pending pending) {
            failures = pending.failures();
            dueAt = pending.dueAt();
            completedAt = null;
        } else if (next instanceof DeliveryState.Succeeded succeeded) {
            completedAt = succeeded.at();
        } else if (next instanceof DeliveryState.Failed failed) {
            completedAt = failed.at();
        } else if (next instanceof DeliveryState.Canceled canceled) {
            completedAt = canceled.at();
        }
    }

    /** The attempt under way has ended: the next may begin when it is due. */
    void endLease() {
        leasedUntil = null;
    }
}
