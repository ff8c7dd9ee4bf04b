package io.quittance.tenant.user.domain;

import java.util.Locale;

/** What a person may do in their tenant. The owner may everything; there is always one. */
public enum Role {
    OWNER,
    ADMIN,
    DEVELOPER;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The role that {@link #text()} spells. */
    public static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    /** Whether somebody in this role may give a person that role, or take it away: nobody deals with what is above them. */
    public boolean mayGive(Role role) {
        return switch (this) {
            case OWNER -> true;
            case ADMIN -> role != OWNER;
            case DEVELOPER -> false;
        };
    }

    /** As tokens, tables and answers spell it: {@code owner}. */
    public String text() {
        return text;
    }
}
