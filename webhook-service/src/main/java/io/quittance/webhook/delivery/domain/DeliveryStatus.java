package io.quittance.webhook.delivery.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The name of a {@link DeliveryState}, as the table and the API write it. */
public enum DeliveryStatus {
    PENDING,
    SUCCEEDED,
    FAILED,
    CANCELED;

    public static DeliveryStatus of(DeliveryState state) {
        if (state instanceof DeliveryState.Pending) {
            return PENDING;
        }
        if (state instanceof DeliveryState.Succeeded) {
            return SUCCEEDED;
        }
        return state instanceof DeliveryState.Failed ? FAILED : CANCELED;
    }

    /** The status that the API calls so; empty if there is none. */
    public static Optional<DeliveryStatus> byName(String name) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(name))
                .findFirst();
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
