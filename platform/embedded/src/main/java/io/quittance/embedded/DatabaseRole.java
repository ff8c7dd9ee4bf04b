package io.quittance.embedded;

/** Who may do what in a {@link ServiceSchema}; {@code roles.sql} holds the grants. */
public enum DatabaseRole {
    /** Migrates, and owns every table. */
    OWNER,
    /** Serves requests and handles events, bound to one tenant at a time by row-level security. */
    APP,
    /** Publishes the outbox and claims due work across tenants. */
    RELAY,
    /** Reads across tenants. */
    AUDITOR
}
