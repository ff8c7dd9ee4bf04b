package io.quittance.embedded;

import java.util.Locale;

/** The schemas of the one database, each owned by the service of its name. */
public enum ServiceSchema {
    TENANT,
    BILLING,
    SUBSCRIPTION,
    PAYMENT,
    WEBHOOK,
    ANALYTICS;

    /** The schema's name in PostgreSQL, for example {@code billing}. */
    public String schemaName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of one of the schema's roles, for example {@code billing_app}. */
    public String role(DatabaseRole role) {
        return schemaName() + "_" + role.name().toLowerCase(Locale.ROOT);
    }
}
