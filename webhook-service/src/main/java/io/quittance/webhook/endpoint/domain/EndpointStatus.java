package io.quittance.webhook.endpoint.domain;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;

/** Whether an endpoint hears of events. Answers an action with the status that follows, which may be the same one. */
public enum EndpointStatus {
    ENABLED,
    /** Keeps its settings and its secret; new events pass it by. */
    DISABLED,
    /** For ever. The row stays for the deliveries that speak of it. */
    DELETED;

    public EndpointStatus enable() {
        return unlessDeleted(ENABLED);
    }

    public EndpointStatus disable() {
        return unlessDeleted(DISABLED);
    }

    public EndpointStatus delete() {
        return unlessDeleted(DELETED);
    }

    private EndpointStatus unlessDeleted(EndpointStatus next) {
        if (this == DELETED) {
            throw new DomainException(ErrorCode.WEBHOOK_ENDPOINT_NOT_FOUND, "The endpoint has been deleted.");
        }
        return next;
    }
}
