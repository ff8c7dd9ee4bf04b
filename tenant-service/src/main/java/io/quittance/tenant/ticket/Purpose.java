package io.quittance.tenant.ticket;

import java.time.Duration;
import java.util.Locale;

/** What a ticket lets its bearer do, and for how long. */
public enum Purpose {
    /** Set a new password. */
    PASSWORD_RESET(Duration.ofMinutes(30)),
    /** Prove that an e-mail address is theirs. */
    EMAIL_VERIFICATION(Duration.ofDays(3)),
    /** Give the second factor, after the password. */
    SECOND_FACTOR(Duration.ofMinutes(5));

    private final Duration lifetime;
    private final String text = name().toLowerCase(Locale.ROOT);

    Purpose(Duration lifetime) {
        this.lifetime = lifetime;
    }

    public Duration lifetime() {
        return lifetime;
    }

    /** As the table spells it: {@code password_reset}. */
    String text() {
        return text;
    }
}
