package io.quittance.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * A real PostgreSQL server, unpacked from a jar and run as a process of this machine, with the database {@code quittance}.
 * Every connection needs a password (SCRAM). One thread at a time may start and stop it.
 *
 * <p>A server that a killed JVM left running on the same directory is stopped first.
 */
public final class LocalPostgres implements AutoCloseable {

    public static final String DATABASE = "quittance";
    public static final String SUPERUSER = "postgres";

    private static final String HOST = "127.0.0.1";
    /** Written once the cluster exists whole; without it, the directory is a half-done {@code initdb}. */
    private static final String COMPLETE_MARKER = "quittance.complete";

    private final PostgresSettings settings;
    private EmbeddedPostgres server;

    private LocalPostgres(PostgresSettings settings) {
        this.settings = settings;
    }

    /**
     * Starts a server and waits until it accepts connections: 1 s, some more the first time.
     *
     * @throws PortInUse when somebody else listens on the port
     * @throws IllegalStateException when it does not start; the message names the log
     */
    public static LocalPostgres start(PostgresSettings settings) {
        stopOrphan(settings.directory());
        LocalPostgres postgres = new LocalPostgres(settings.withPort(Ports.claim(settings.port())));
        if (!settings.durable()) {
            Runtime.getRuntime().addShutdownHook(new Thread(postgres::close, "stop PostgreSQL"));
        }
        postgres.run();
        postgres.createDatabase();
        return postgres;
    }

    /** For tests: {@link PostgresSettings#throwaway()}, started. */
    public static LocalPostgres throwaway() {
        return start(PostgresSettings.throwaway());
    }

    /** Stops the server that a killed JVM left running on {@code directory}, if there is one. */
    public static void stopOrphan(Path directory) {
        Postmaster.of(directory).ifPresent(Postmaster::stop);
    }

    private void run() {
        requireNamespaceForRoot();
        try {
            removeHalfDone();
            Files.createDirectories(settings.log().toAbsolutePath().getParent());
            Path passwordFile = Files.createTempFile("quittance", ".password"); // readable by its owner alone
            try {
                Files.writeString(passwordFile, settings.superuserPassword());
                server = builder(passwordFile).start();
            } finally {
                Files.delete(passwordFile);
            }
            Files.writeString(settings.directory().resolve(COMPLETE_MARKER), "");
        } catch (IOException | RuntimeException | ExceptionInInitializerError e) {
            Postmaster.of(settings.directory()).ifPresent(Postmaster::stop);
            throw new IllegalStateException("PostgreSQL does not start, see " + settings.log(), e);
        }
    }

    /** PostgreSQL refuses to run as root. In a user namespace of its own it does not know that it does. */
    private static void requireNamespaceForRoot() {
        if (System.getProperty("user.name").equals("root") && !LinuxUtils.isUnshareAvailable()) {
            throw new IllegalStateException(
                    "PostgreSQL does not run as root, and here are no user namespaces: run as another user");
        }
    }

    private EmbeddedPostgres.Builder builder(Path passwordFile) {
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(settings.directory())
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setPort(settings.port())
                .setPGStartupWait(settings.startTimeout())
                .setConnectConfig("password", settings.superuserPassword())
                .setOutputRedirector(
                        ProcessBuilder.Redirect.appendTo(settings.log().toFile()))
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", passwordFile.toString())
                .setServerConfig("listen_addresses", HOST)
                // A socket file in /tmp would be one more thing to collide with and to leave behind.
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "400");
        settings.programs().ifPresent(programs -> builder.setOverrideWorkingDirectory(programs.toFile()));
        String durability = settings.durable() ? "on" : "off";
        // The library starts the server with fsync off; a later option on the command line wins.
        return builder.setServerConfig("fsync", durability)
                .setServerConfig("full_page_writes", durability)
                .setServerConfig("synchronous_commit", durability);
    }

    private void removeHalfDone() throws IOException {
        Path directory = settings.directory();
        if (Files.exists(directory.resolve("PG_VERSION")) && !Files.exists(directory.resolve(COMPLETE_MARKER))) {
            ThrowawayDirectory.delete(directory);
        }
    }

    private void createDatabase() {
        String find = "SELECT FROM pg_database WHERE datname = '" + DATABASE + "'";
        try (Connection connection = connect("postgres", SUPERUSER, settings.superuserPassword());
                Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(find)) {
            if (!found.next()) {
                statement.executeUpdate("CREATE DATABASE " + DATABASE);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create the database " + DATABASE, e);
        }
    }

    /**
     * Creates the schemas and their roles where they are missing and sets the roles' passwords, by {@code roles.sql}.
     */
    public void createSchemas(Map<ServiceSchema, RolePasswords> passwords) {
        try (Connection connection = connect(SUPERUSER, settings.superuserPassword());
                Statement statement = connection.createStatement()) {
            for (Map.Entry<ServiceSchema, RolePasswords> entry : passwords.entrySet()) {
                statement.execute(RolesScript.sqlFor(entry.getKey(), entry.getValue()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("cannot create roles and schemas", e);
        }
    }

    /** Creates all schemas, every role having the same password: for tests. */
    public void createSchemas(String password) {
        for (ServiceSchema schema : ServiceSchema.values()) {
            createSchemas(Map.of(schema, RolePasswords.same(password)));
        }
    }

    /** The database in the form of {@code QUITTANCE_DB_URL}: {@code postgresql://127.0.0.1:15432/quittance}. */
    public String url() {
        return url(DATABASE);
    }

    private String url(String database) {
        return "postgresql://" + HOST + ":" + port() + "/" + database;
    }

    public int port() {
        return settings.port();
    }

    /** The server's own process, while it runs. It is no child of this one: see {@link Processes}. */
    public ProcessHandle process() {
        return Postmaster.of(settings.directory())
                .map(Postmaster::process)
                .orElseThrow(() -> new IllegalStateException("PostgreSQL does not run, see " + settings.log()));
    }

    /** A new connection to {@code quittance}; the caller closes it. */
    public Connection connect(String user, String password) throws SQLException {
        return connect(DATABASE, user, password);
    }

    private Connection connect(String database, String user, String password) throws SQLException {
        return DriverManager.getConnection("jdbc:" + url(database), user, password);
    }

    /** Ends all sessions, stops the server and starts it again on the same port and data. */
    public void restart() {
        stop();
        run();
    }

    /** Stops the server cleanly and keeps its data; {@link #restart} brings it back. */
    public synchronized void stop() {
        if (server == null) {
            return;
        }
        var postmaster = Postmaster.of(settings.directory());
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot stop PostgreSQL", e);
        } finally {
            server = null;
        }
        // The library gives up waiting after 5 s; a last checkpoint may take longer.
        postmaster.ifPresent(Postmaster::awaitExit);
    }

    /** Stops the server, and deletes its directory unless it is durable. */
    @Override
    public synchronized void close() {
        stop();
        if (!settings.durable()) {
            try {
                ThrowawayDirectory.delete(settings.directory().getParent());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + settings.directory(), e);
            }
        }
    }
}
