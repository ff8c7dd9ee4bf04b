package io.quittance.gateway.route;

import java.util.List;
import java.util.Locale;

/** The services behind the edge, and what of the public API is theirs. */
public enum Service {
    TENANT("/api/v1/auth"),
    BILLING("/api/v1/billing"),
    SUBSCRIPTION("/api/v1/customers", "/api/v1/subscriptions", "/api/v1/usage", "/api/v1/test-clocks"),
    PAYMENT("/api/v1/payments"),
    WEBHOOK("/api/v1/webhooks"),
    ANALYTICS("/api/v1/analytics");

    private final List<String> prefixes;
    private final String text = name().toLowerCase(Locale.ROOT);

    Service(String... prefixes) {
        this.prefixes = List.of(prefixes);
    }

    /** As people write it: {@code billing}. */
    public String text() {
        return text;
    }

    /** Paths that begin with one of these, as whole segments. */
    List<String> prefixes() {
        return prefixes;
    }
}
