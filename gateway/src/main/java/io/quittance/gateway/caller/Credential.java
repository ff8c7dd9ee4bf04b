package io.quittance.gateway.caller;

import io.quittance.gateway.address.AddressRange;
import java.util.List;

/** By what the edge knows a caller, and what binds those who come with it. */
public sealed interface Credential {
    /** What the tenant's plan of the platform allows is not known here. */
    int RATE_UNKNOWN = 0;

    /**
     * An API key.
     *
     * @param type {@code secret}, {@code publishable} or {@code restricted}
     * @param addresses from where it may be used; empty for anywhere
     * @param tenantRatePerSecond what the tenant's plan of the platform allows; {@link #RATE_UNKNOWN} for the default
     */
    record Key(String type, List<AddressRange> addresses, TenantStatus tenantStatus, int tenantRatePerSecond)
            implements Credential {
        public Key {
            addresses = List.copyOf(addresses);
        }

        /** A key of an active tenant that may be used from anywhere. */
        public static Key of(String type) {
            return new Key(type, List.of(), TenantStatus.ACTIVE, RATE_UNKNOWN);
        }

        public boolean isPublishable() {
            return type.equals("publishable");
        }

        public boolean isRestricted() {
            return type.equals("restricted");
        }
    }

    /**
     * A person's log-in.
     *
     * @param id {@code ses_…}; null if the token names none
     * @param readOnly whether it only serves to look: the platform's operator in a tenant's place
     */
    record Session(String id, boolean readOnly) implements Credential {}

    /** None is needed: the edge itself. */
    record Own() implements Credential {}
}
