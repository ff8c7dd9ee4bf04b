package io.quittance.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {

    private static LocalPostgres postgres;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.throwaway();
        postgres.createSchemas("secret");
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void every_schema_has_its_four_roles() throws SQLException {
        for (ServiceSchema schema : ServiceSchema.values()) {
            for (DatabaseRole role : DatabaseRole.values()) {
                assertThat(query(schema.role(role), "SHOW search_path")).isEqualTo(schema.schemaName());
            }
        }
    }

    @Test
    void the_app_writes_and_the_auditor_reads_what_the_owner_creates() throws SQLException {
        execute("tenant_owner", "CREATE TABLE note (id bigint GENERATED ALWAYS AS IDENTITY, body text)");
        execute("tenant_app", "INSERT INTO note (body) VALUES ('hello')");

        assertThat(query("tenant_auditor", "SELECT body FROM note")).isEqualTo("hello");
        assertThatThrownBy(() -> execute("tenant_auditor", "DELETE FROM note"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute("tenant_app", "TRUNCATE note")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> execute("tenant_relay", "SELECT FROM note")).hasMessageContaining("permission denied");
    }

    @Test
    void only_the_auditor_sees_past_row_level_security() throws SQLException {
        execute(
                "payment_owner",
                "CREATE TABLE fenced (id int); INSERT INTO fenced VALUES (1);"
                        + "ALTER TABLE fenced ENABLE ROW LEVEL SECURITY; ALTER TABLE fenced FORCE ROW LEVEL SECURITY");

        assertThat(query("payment_auditor", "SELECT count(*) FROM fenced")).isEqualTo("1");
        assertThat(query("payment_app", "SELECT count(*) FROM fenced")).isEqualTo("0");
        assertThat(query("payment_owner", "SELECT count(*) FROM fenced")).isEqualTo("0");
    }

    @Test
    void a_service_does_not_reach_another_schema() throws SQLException {
        execute("billing_owner", "CREATE TABLE own (id int)");

        assertThatThrownBy(() -> query("webhook_owner", "SELECT FROM billing.own"))
                .hasMessageContaining("permission denied for schema billing");
        assertThatThrownBy(() -> execute("billing_app", "CREATE TABLE other (id int)"))
                .hasMessageContaining("permission denied for schema billing");
    }

    @Test
    void a_function_is_nobodys_until_it_is_granted() throws SQLException {
        execute("analytics_owner", "CREATE FUNCTION one() RETURNS int LANGUAGE sql RETURN 1");

        assertThatThrownBy(() -> query("analytics_app", "SELECT one()")).hasMessageContaining("permission denied");
    }

    @Test
    void a_second_run_changes_the_passwords_only() throws SQLException {
        String odd = "it's \\ odd: :'schema' $$";
        postgres.createSchemas(Map.of(ServiceSchema.SUBSCRIPTION, RolePasswords.same(odd)));

        try (Connection connection = postgres.connect("subscription_app", odd)) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThatThrownBy(() -> query("subscription_app", "SELECT 1")).hasMessageContaining("authentication failed");
        postgres.createSchemas("secret");
    }

    @Test
    void an_operator_needs_no_superuser() throws SQLException {
        try (Connection superuser = postgres.connect(LocalPostgres.SUPERUSER, "postgres");
                Statement statement = superuser.createStatement()) {
            statement.execute("CREATE ROLE operator LOGIN CREATEROLE BYPASSRLS PASSWORD 'secret'");
            statement.execute("CREATE DATABASE managed OWNER operator");
        }
        // Roles belong to the whole server: the operator's must be new ones.
        String script = RolesScript.sqlFor(ServiceSchema.BILLING, RolePasswords.same("secret"))
                .replace("'billing'", "'managed_billing'");

        try (Connection operator = DriverManager.getConnection(
                        "jdbc:" + postgres.url().replace("/quittance", "/managed"), "operator", "secret");
                Statement statement = operator.createStatement()) {
            statement.execute(script);
            statement.execute(script);
            ResultSet owner = statement.executeQuery(
                    "SELECT nspowner::regrole FROM pg_namespace WHERE nspname = 'managed_billing'");
            assertThat(owner.next()).isTrue();
            assertThat(owner.getString(1)).isEqualTo("managed_billing_owner");
        }
    }

    @Test
    void nobody_enters_without_the_password() {
        assertThatThrownBy(() -> postgres.connect(LocalPostgres.SUPERUSER, "guess"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void durable_data_survives_a_restart_and_a_new_start(@TempDir Path directory) throws SQLException {
        PostgresSettings settings = PostgresSettings.durable(directory.resolve("postgres"), 0, "pass");
        try (LocalPostgres first = LocalPostgres.start(settings)) {
            assertThat(query(first, "pass", "SHOW fsync")).isEqualTo("on");
            assertThat(query(first, "pass", "SHOW synchronous_commit")).isEqualTo("on");
            query(first, "pass", "CREATE TABLE kept (id int); SELECT 1");
            int port = first.port();
            first.restart();
            assertThat(first.port()).isEqualTo(port);
            assertThat(query(first, "pass", "SELECT count(*) FROM kept")).isEqualTo("0");
        }
        try (LocalPostgres second = LocalPostgres.start(settings)) {
            assertThat(query(second, "pass", "SELECT count(*) FROM kept")).isEqualTo("0");
        }
    }

    @Test
    void what_a_killed_jvm_left_running_is_stopped_first(@TempDir Path directory) throws Exception {
        Path data = directory.resolve("postgres");
        Process jvm = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        StartAndDie.class.getName(),
                        data.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(jvm.waitFor()).isEqualTo(StartAndDie.STATUS);
        ProcessHandle orphan = Postmaster.of(data).orElseThrow().process();

        try (LocalPostgres next = LocalPostgres.start(PostgresSettings.durable(data, 0, "pass"))) {
            assertThat(Processes.isRunning(orphan)).isFalse();
            assertThat(query(next, "pass", "SELECT 1")).isEqualTo("1");
        }
    }

    /** A JVM that ends without a chance to stop its server. */
    static final class StartAndDie {

        static final int STATUS = 137;

        private StartAndDie() {}

        public static void main(String[] args) {
            LocalPostgres.start(PostgresSettings.durable(Path.of(args[0]), 0, "pass"));
            Runtime.getRuntime().halt(STATUS);
        }
    }

    @Test
    void a_taken_port_is_named(@TempDir Path directory) throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            PostgresSettings settings = PostgresSettings.durable(directory, other.getLocalPort(), "pass");

            assertThatThrownBy(() -> LocalPostgres.start(settings))
                    .isInstanceOf(PortInUse.class)
                    .hasMessageContaining(String.valueOf(other.getLocalPort()));
        }
    }

    private static String query(String role, String sql) throws SQLException {
        try (Connection connection = postgres.connect(role, "secret")) {
            return firstValue(connection, sql);
        }
    }

    private static String query(LocalPostgres server, String password, String sql) throws SQLException {
        try (Connection connection = server.connect(LocalPostgres.SUPERUSER, password)) {
            return firstValue(connection, sql);
        }
    }

    private static String firstValue(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            boolean rows = statement.execute(sql);
            while (!rows) {
                rows = statement.getMoreResults();
            }
            try (ResultSet result = statement.getResultSet()) {
                return result.next() ? result.getString(1) : null;
            }
        }
    }

    private static void execute(String role, String sql) throws SQLException {
        try (Connection connection = postgres.connect(role, "secret");
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
