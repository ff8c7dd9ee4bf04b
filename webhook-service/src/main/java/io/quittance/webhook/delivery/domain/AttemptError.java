package io.quittance.webhook.delivery.domain;

import java.util.Locale;

/** Why an attempt got no answer. */
public enum AttemptError {
    /** The name has no address, or nobody told us in time. */
    NAME_UNRESOLVED,
    /** The URL leads to where we do not go. */
    ADDRESS_REFUSED,
    CONNECT_FAILED,
    TLS_FAILED,
    /** The connection closed, or spoke something else than HTTP, before a status came. */
    CONNECTION_BROKEN,
    TIMED_OUT,
    /** Our own fault; it is logged. */
    INTERNAL;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
