package io.quittance.testsupport;

import io.quittance.embedded.LocalKafka;
import io.quittance.embedded.LocalPostgres;
import io.quittance.embedded.PostgresSettings;
import java.sql.Connection;
import java.sql.SQLException;

/** The real PostgreSQL and the real Kafka of this test run, started once and shared by every test of the JVM. */
public final class Surroundings {
    static final String PASSWORD = "test-only";

    private static final PostgresSettings SETTINGS = PostgresSettings.throwaway();

    private static LocalPostgres postgres;
    private static LocalKafka kafka;

    private Surroundings() {}

    public static synchronized LocalPostgres postgres() {
        if (postgres == null) {
            postgres = LocalPostgres.start(SETTINGS);
            postgres.createSchemas(PASSWORD);
        }
        return postgres;
    }

    public static synchronized LocalKafka kafka() {
        if (kafka == null) {
            kafka = LocalKafka.throwaway();
            kafka.createTopics();
        }
        return kafka;
    }

    /** A connection as {@code <schema>_<role>}: {@code auditor} to look across tenants, {@code app} to try what a service may. */
    public static Connection connect(String schema, String role) throws SQLException {
        return postgres().connect(schema + "_" + role, PASSWORD);
    }

    /** Above every fence: only to bring about what no request can, such as the passing of months. */
    public static Connection connectAsSuperuser() throws SQLException {
        return postgres().connect(LocalPostgres.SUPERUSER, SETTINGS.superuserPassword());
    }
}
