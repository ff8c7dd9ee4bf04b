package io.quittance.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The JVM of one {@link Instance}: started, watched and ended; any number of times. */
final class ServiceProcess {

    /** What a service takes at most to finish its requests and hand over its work. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(20);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(100);

    private final Instance instance;
    private final int port;
    private final Map<String, String> environment;
    private final Path log;
    private final Consumer<PlatformFailure> onCrash;
    private Process process;
    private boolean endIsExpected;

    ServiceProcess(
            Instance instance, int port, Map<String, String> environment, Path log, Consumer<PlatformFailure> onCrash) {
        this.instance = instance;
        this.port = port;
        this.environment = environment;
        this.log = log;
        this.onCrash = onCrash;
    }

    Instance instance() {
        return instance;
    }

    int port() {
        return port;
    }

    Path log() {
        return log;
    }

    synchronized void start(List<String> command) throws IOException {
        if (isAlive()) {
            throw new IllegalStateException(instance.name() + " runs already");
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        // Ours, not the service's: its configuration would have to know them.
        Arrays.stream(Endpoint.values()).map(Endpoint::variable).forEach(builder.environment()::remove);
        builder.environment().putAll(environment);
        endIsExpected = false;
        Process started = builder.start();
        started.getOutputStream().close();
        process = started;
        started.onExit().thenAccept(this::reportUnlessExpected);
    }

    /** The last run's log is kept beside the new one. */
    void rotateLog() throws IOException {
        if (Files.exists(log)) {
            Path previous = log.resolveSibling(instance.name() + ".previous.log");
            Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void reportUnlessExpected(Process ended) {
        synchronized (this) {
            if (endIsExpected || ended != process) {
                return;
            }
        }
        onCrash.accept(crash(ended));
    }

    private PlatformFailure crash(Process ended) {
        return new PlatformFailure(
                instance.name() + " has ended unexpectedly (status " + ended.exitValue() + "), see " + log);
    }

    /** Waits until the service is ready; fails when its process ends first, or takes too long. */
    void awaitReady(Readiness readiness, Duration patience) throws InterruptedException {
        Process starting = process();
        long deadline = System.nanoTime() + patience.toNanos();
        while (!readiness.isReady(port)) {
            if (starting.waitFor(POLL_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw crash(starting);
            }
            if (System.nanoTime() > deadline) {
                throw new PlatformFailure(
                        instance.name() + " is not ready after " + patience.toSeconds() + " s, see " + log);
            }
        }
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    synchronized Process process() {
        if (process == null) {
            throw new IllegalStateException(instance.name() + " has not been started");
        }
        return process;
    }

    /** Asks the service to end; {@link #awaitEnd} waits for it. */
    synchronized void requestStop() {
        endIsExpected = true;
        if (process != null) {
            process.destroy();
        }
    }

    /** Waits until the process is gone, and makes sure that it goes. */
    void awaitEnd() throws InterruptedException {
        Process ending;
        synchronized (this) {
            ending = process;
        }
        if (ending != null && !ending.waitFor(STOP_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            ending.destroyForcibly().waitFor();
        }
    }

    /** SIGKILL: the process ends in the middle of whatever it does. */
    void kill() throws InterruptedException {
        Process victim;
        synchronized (this) {
            endIsExpected = true;
            victim = process();
        }
        victim.destroyForcibly().waitFor();
    }
}
