package io.quittance.local.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.embedded.Processes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunningPlatformTest {

    private Process service;

    @BeforeEach
    void start_a_process() throws Exception {
        service = new ProcessBuilder("sleep", "600").start();
    }

    @AfterEach
    void stop_it() {
        service.destroyForcibly();
    }

    @Test
    void survives_being_written_and_read(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("running.json");
        RunningPlatform running = launchedBy(RunningProcess.of("quittance", 8080, ProcessHandle.current()));

        running.write(file);

        assertThat(RunningPlatform.read(file)).contains(running);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void leaves_the_services_of_a_living_launcher_alone() throws Exception {
        RunningPlatform running = launchedBy(RunningProcess.of("quittance", 8080, ProcessHandle.current()));

        running.stopOrphans();

        assertThat(running.isUp()).isTrue();
        assertThat(service.isAlive()).isTrue();
    }

    @Test
    void stops_the_services_of_a_dead_launcher() throws Exception {
        Process launcher = new ProcessBuilder("sleep", "600").start();
        RunningPlatform running = launchedBy(RunningProcess.of("quittance", 8080, launcher.toHandle()));
        launcher.destroyForcibly().waitFor();

        assertThat(running.isUp()).isFalse();
        running.stopOrphans();

        assertThat(Processes.isRunning(service.toHandle())).isFalse();
    }

    @Test
    void a_later_process_with_the_same_number_is_another_one() {
        RunningProcess noted = RunningProcess.of("billing", 8102, service.toHandle());
        RunningProcess earlier =
                new RunningProcess("billing", noted.pid(), noted.port(), noted.startedAtMillis() - 60_000);

        assertThat(noted.handle()).contains(service.toHandle());
        assertThat(earlier.handle()).isEmpty();
    }

    private RunningPlatform launchedBy(RunningProcess launcher) {
        return new RunningPlatform(
                launcher, List.of(), List.of(RunningProcess.of("billing", 8102, service.toHandle())));
    }
}
