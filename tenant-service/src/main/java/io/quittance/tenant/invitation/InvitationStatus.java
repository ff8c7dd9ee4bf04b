package io.quittance.tenant.invitation;

import java.util.Locale;

/** Where an invitation stands. */
enum InvitationStatus {
    OPEN,
    ACCEPTED,
    REVOKED,
    EXPIRED;

    private final String text = name().toLowerCase(Locale.ROOT);

    String text() {
        return text;
    }
}
