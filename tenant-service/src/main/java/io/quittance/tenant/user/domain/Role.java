package io.quittance.tenant.user.domain;

import java.util.Locale;

/** What a person may do in their tenant. The owner may everything; there is always one. */
public enum Role {
    OWNER,
    ADMIN,
    DEVELOPER;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** As tokens, tables and answers spell it: {@code owner}. */
    public String text() {
        return text;
    }
}
