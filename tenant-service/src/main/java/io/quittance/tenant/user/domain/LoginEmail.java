package io.quittance.tenant.user.domain;

import java.util.Locale;

/**
 * An e-mail address as log-in compares it: without regard to case. Only ASCII lets anyone in, so that no two addresses look
 * alike and lower case means the same everywhere.
 */
public record LoginEmail(String text) {
    /** What an address may consist of; its form is checked where it comes in. */
    public static final String CHARACTERS = "[!-~]+";

    public static LoginEmail of(String email) {
        return new LoginEmail(email.toLowerCase(Locale.ROOT));
    }

    /** What stands before the {@code @}. */
    public String localPart() {
        int at = text.lastIndexOf('@');
        return at < 0 ? text : text.substring(0, at);
    }
}
