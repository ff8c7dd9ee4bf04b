package io.quittance.local.command;

import io.quittance.embedded.LocalPostgres;
import io.quittance.embedded.Processes;
import io.quittance.local.PlatformFailure;
import io.quittance.local.running.RunningPlatform;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;

/** {@code ./quittance down}: stops what {@code up} runs in another terminal, or what a killed one left behind. */
final class Down {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Options options;

    Down(Options options) {
        this.options = options;
    }

    int run() throws IOException, InterruptedException {
        System.out.println(stop() ? "Stopped" : "Quittance is not running");
        return 0;
    }

    /** Whether there was something to stop. */
    boolean stop() throws IOException, InterruptedException {
        Optional<RunningPlatform> running = RunningPlatform.read(options.data().running());
        if (running.isEmpty()) {
            return false;
        }
        Optional<ProcessHandle> launcher = running.get().launcher().handle();
        if (launcher.isPresent()) {
            endPolitely(launcher.get());
        } else {
            running.get().stopOrphans();
            LocalPostgres.stopOrphan(options.data().postgres());
            Files.deleteIfExists(options.data().running());
        }
        return true;
    }

    private void endPolitely(ProcessHandle launcher) throws InterruptedException {
        launcher.destroy();
        if (!Processes.awaitEnd(launcher, PATIENCE)) {
            throw new PlatformFailure("process " + launcher.pid() + " does not end, see "
                    + options.data().logs());
        }
    }
}
