package io.quittance.tenant.apikey.domain;

import java.util.Locale;

/** What a key is for, and the role that it gives whoever presents it. */
public enum ApiKeyType {
    /** For servers: may do everything that a tenant may do with a key. */
    SECRET("sk", "tenant"),
    /** For browsers, where everybody can read it: may do next to nothing. */
    PUBLISHABLE("pk", "publishable"),
    /** For one task: may do what its {@link KeyScopes} say. */
    RESTRICTED("rk", "restricted");

    private final String text = name().toLowerCase(Locale.ROOT);
    private final String abbreviation;
    private final String role;

    ApiKeyType(String abbreviation, String role) {
        this.abbreviation = abbreviation;
        this.role = role;
    }

    /** The type that is spelled {@code secret}, {@code publishable} or {@code restricted}. */
    public static ApiKeyType of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public String text() {
        return text;
    }

    /** The first letters of such a key. */
    String abbreviation() {
        return abbreviation;
    }

    public String role() {
        return role;
    }
}
