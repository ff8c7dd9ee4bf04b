package io.quittance.tenant.apikey.domain;

import java.util.List;
import java.util.TreeSet;

/**
 * What a restricted key is restricted to, each once and in order. The services know the same names as roles; who may write may
 * also read.
 *
 * @param names such as {@code billing:read}
 */
public record KeyScopes(List<String> names) {
    /** All there are. */
    public static final List<String> VOCABULARY = List.of(
            "analytics:read",
            "analytics:write",
            "billing:read",
            "billing:write",
            "customers:read",
            "customers:write",
            "payments:read",
            "payments:write",
            "subscriptions:read",
            "subscriptions:write",
            "usage:write",
            "webhooks:read",
            "webhooks:write");

    private static final String WRITE = ":write";
    private static final String READ = ":read";

    /** @throws IllegalArgumentException for a name that is not in the vocabulary */
    public KeyScopes {
        names = List.copyOf(new TreeSet<>(names));
        if (!VOCABULARY.containsAll(names)) {
            throw new IllegalArgumentException("unknown scope among " + names);
        }
    }

    /** Whether there is such a scope. */
    public static boolean isKnown(String name) {
        return VOCABULARY.contains(name);
    }

    /** The roles that these scopes give: themselves, and reading with writing. */
    public List<String> roles() {
        TreeSet<String> roles = new TreeSet<>(names);
        for (String name : names) {
            String reading = name.replace(WRITE, READ);
            if (isKnown(reading)) {
                roles.add(reading);
            }
        }
        return List.copyOf(roles);
    }
}
