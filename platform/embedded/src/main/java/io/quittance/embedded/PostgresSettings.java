package io.quittance.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a {@link LocalPostgres} is started.
 *
 * @param directory where the cluster, the log of the server and, unless given elsewhere, its programs are kept
 * @param port the port on 127.0.0.1, or 0 for any free one
 * @param durable whether a commit survives a power cut and the directory survives {@code close}
 * @param superuserPassword password of {@code postgres}; fixed when the directory is first used
 * @param programs where the server's programs are unpacked to (60 MB), or empty for a place all users of the machine's
 *     temporary directory share
 * @param log the file that the server's log is appended to
 * @param startTimeout how long to wait for the server to accept connections; recovery after a crash takes a while
 */
public record PostgresSettings(
        Path directory,
        int port,
        boolean durable,
        String superuserPassword,
        Optional<Path> programs,
        Path log,
        Duration startTimeout) {

    private static final Duration START_TIMEOUT = Duration.ofSeconds(90);

    /** Keeps its data in {@code directory}, on disk for certain. */
    public static PostgresSettings durable(Path directory, int port, String superuserPassword) {
        return new PostgresSettings(
                directory,
                port,
                true,
                superuserPassword,
                Optional.empty(),
                directory.resolveSibling(directory.getFileName() + ".log"),
                START_TIMEOUT);
    }

    /** For tests: a free port, no fsync, gone when it is closed or the JVM ends. */
    public static PostgresSettings throwaway() {
        Path directory = ThrowawayDirectory.create("postgres");
        return new PostgresSettings(
                directory.resolve("data"),
                0,
                false,
                "postgres",
                Optional.empty(),
                directory.resolve("postgres.log"),
                START_TIMEOUT);
    }

    public PostgresSettings withPrograms(Path newPrograms) {
        return new PostgresSettings(
                directory, port, durable, superuserPassword, Optional.of(newPrograms), log, startTimeout);
    }

    public PostgresSettings withLog(Path newLog) {
        return new PostgresSettings(directory, port, durable, superuserPassword, programs, newLog, startTimeout);
    }

    PostgresSettings withPort(int newPort) {
        return new PostgresSettings(directory, newPort, durable, superuserPassword, programs, log, startTimeout);
    }

    /** Names no password: records end up in logs. */
    @Override
    public String toString() {
        return "PostgresSettings[directory=" + directory + ", port=" + port + ", durable=" + durable + "]";
    }
}
