package io.quittance.gateway.caller;

/** Whether the platform serves a tenant. */
public enum TenantStatus {
    ACTIVE,
    /** Everybody of it is refused until it is resumed. */
    SUSPENDED,
    /** For good. */
    CLOSED;

    /** @throws IllegalArgumentException for a word that we don't know: better nobody gets in than somebody who may not */
    public static TenantStatus of(String text) {
        return switch (text) {
            case "active" -> ACTIVE;
            case "suspended" -> SUSPENDED;
            case "closed" -> CLOSED;
            default -> throw new IllegalArgumentException("an unknown status of a tenant: " + text);
        };
    }
}
