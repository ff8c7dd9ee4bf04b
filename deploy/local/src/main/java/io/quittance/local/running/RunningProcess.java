package io.quittance.local.running;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.embedded.Processes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A process, told from a later one with the same number by the time of its start.
 *
 * @param name {@code quittance}, {@code postgres}, {@code billing-2} …
 * @param port where it listens
 * @param startedAtMillis milliseconds since 1970, as the system reports it
 */
public record RunningProcess(
        @JsonProperty("name") String name,
        @JsonProperty("pid") long pid,
        @JsonProperty("port") int port,
        @JsonProperty("started_at_millis") long startedAtMillis) {

    /** Some systems report the start in whole seconds, or shift it with the clock. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    public static RunningProcess of(String name, int port, ProcessHandle process) {
        return new RunningProcess(name, process.pid(), port, startOf(process).toEpochMilli());
    }

    /** The live process, if it still is the same one. */
    @JsonIgnore
    public Optional<ProcessHandle> handle() {
        return ProcessHandle.of(pid).filter(Processes::isRunning).filter(this::isSame);
    }

    private boolean isSame(ProcessHandle process) {
        Duration apart = Duration.between(Instant.ofEpochMilli(startedAtMillis), startOf(process));
        return apart.abs().compareTo(TOLERANCE) < 0;
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }
}
