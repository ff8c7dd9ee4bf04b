package io.quittance.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The running server of a data directory, known by its {@code postmaster.pid}. It outlives the JVM that started it when
 * that is killed, and must then be found again and stopped.
 */
final class Postmaster {

    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration START_TIME_TOLERANCE = Duration.ofSeconds(10);

    private final ProcessHandle process;

    private Postmaster(ProcessHandle process) {
        this.process = process;
    }

    /** The server of {@code dataDirectory}, if one runs. */
    static Optional<Postmaster> of(Path dataDirectory) {
        try {
            List<String> lines = Files.readAllLines(dataDirectory.resolve("postmaster.pid"));
            long pid = Long.parseLong(lines.get(0).strip());
            Instant startedAt =
                    Instant.ofEpochSecond(Long.parseLong(lines.get(2).strip()));
            return ProcessHandle.of(pid)
                    .filter(Processes::isRunning)
                    .filter(process -> isServer(process, startedAt))
                    .map(Postmaster::new);
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty(); // no such file, or one that is being written
        }
    }

    /** The file may be left from before a reboot, its number now another process's. */
    private static boolean isServer(ProcessHandle process, Instant startedAt) {
        boolean sameProgram = process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("postgres"))
                .orElse(false);
        boolean sameTime = process.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs().compareTo(START_TIME_TOLERANCE) < 0)
                .orElse(true);
        return sameProgram && sameTime;
    }

    ProcessHandle process() {
        return process;
    }

    /** Fast shutdown: ends the clients' sessions, writes a checkpoint, exits. Killed if that takes over a minute. */
    void stop() {
        signalInterrupt();
        awaitExit();
    }

    /** Waits until the server is gone, whoever told it to stop. */
    void awaitExit() {
        try {
            if (!Processes.awaitEnd(process, STOP_TIMEOUT)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                Processes.awaitEnd(process, STOP_TIMEOUT);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void signalInterrupt() {
        try {
            // SIGTERM, the only polite signal Java can send, would wait for every client to leave by itself.
            new ProcessBuilder("sh", "-c", "kill -INT " + process.pid()).start().waitFor();
        } catch (IOException e) {
            process.destroy();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
