package io.quittance.local.running;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.embedded.Processes;
import io.quittance.local.secrets.PrivateFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The note that a platform leaves about its processes, for other commands and for the next start after a kill.
 *
 * @param launcher the process that runs Kafka and has started the others; its port is the public one of the platform
 * @param servers PostgreSQL and Kafka, as far as they run
 * @param services the instances that have been started
 */
public record RunningPlatform(
        @JsonProperty("launcher") RunningProcess launcher,
        @JsonProperty("servers") List<RunningProcess> servers,
        @JsonProperty("services") List<RunningProcess> services) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration GRACE = Duration.ofSeconds(15);

    /** What was left in {@code file}; empty when nothing runs, and nothing was killed. */
    public static Optional<RunningPlatform> read(Path file) {
        try {
            return Optional.of(JSON.readValue(Files.readString(file), RunningPlatform.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    public void write(Path file) throws IOException {
        PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this));
    }

    /** Whether its launcher lives. */
    @JsonIgnore
    public boolean isUp() {
        return launcher.handle().isPresent();
    }

    /** The services that outlived a killed launcher; none while it is up. */
    public List<ProcessHandle> orphans() {
        return isUp()
                ? List.of()
                : services.stream()
                        .map(RunningProcess::handle)
                        .flatMap(Optional::stream)
                        .toList();
    }

    /** Stops what outlived its launcher: politely, then for certain. */
    public void stopOrphans() throws InterruptedException {
        List<ProcessHandle> orphans = orphans();
        orphans.forEach(ProcessHandle::destroy);
        for (ProcessHandle orphan : orphans) {
            if (!Processes.awaitEnd(orphan, GRACE)) {
                orphan.destroyForcibly();
                Processes.awaitEnd(orphan, GRACE);
            }
        }
    }
}
