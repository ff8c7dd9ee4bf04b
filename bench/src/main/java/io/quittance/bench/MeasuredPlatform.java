package io.quittance.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.embedded.Ports;
import io.quittance.local.Endpoint;
import io.quittance.local.running.ResidentMemory;
import io.quittance.local.running.RunningPlatform;
import io.quittance.local.running.RunningProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The platform as a user runs it, {@code ./quittance up}, in a data directory and on ports of its own, and its processes by name. */
final class MeasuredPlatform implements AutoCloseable {
    private static final String READY = "Quittance is ready";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int QUIET_LOOKS = 8;
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(60);

    private final Process launcher;
    private final Path data;
    private final Duration timeToReady;

    private MeasuredPlatform(Process launcher, Path data, Duration timeToReady) {
        this.launcher = launcher;
        this.data = data;
        this.timeToReady = timeToReady;
    }

    /** Starts it and waits until it says that it is ready. */
    static MeasuredPlatform start(Path repository, Path data, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder("./quittance", "up")
                .directory(repository.toFile())
                .redirectErrorStream(true);
        builder.environment().put("QUITTANCE_DATA", data.toString());
        for (Endpoint endpoint : Endpoint.values()) {
            builder.environment().put(endpoint.variable(), Integer.toString(Ports.free()));
        }
        builder.environment().putAll(environment);
        long began = System.nanoTime();
        Process launcher = builder.start();
        BufferedReader output = launcher.inputReader(StandardCharsets.UTF_8);
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            if (line.contains(READY)) {
                Duration took = Duration.ofNanos(System.nanoTime() - began);
                drain(output);
                return new MeasuredPlatform(launcher, data, took);
            }
        }
        throw new IllegalStateException("the platform did not start:\n" + said);
    }

    /** Reads on, so that the platform never waits for somebody to listen. */
    private static void drain(BufferedReader output) {
        Thread drain = new Thread(
                () -> {
                    try {
                        while (output.readLine() != null) {
                            // said to nobody
                        }
                    } catch (IOException closed) {
                        // the platform has ended
                    }
                },
                "drain");
        drain.setDaemon(true);
        drain.start();
    }

    Duration timeToReady() {
        return timeToReady;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + running().launcher().port());
    }

    /** The demo tenant's secret key of live mode. */
    String secretKey() throws IOException {
        JsonNode demo = new ObjectMapper().readTree(data.resolve("demo.json").toFile());
        for (JsonNode key : demo.path("keys")) {
            if (key.asText().startsWith("sk_live_")) {
                return key.asText();
            }
        }
        throw new IllegalStateException("the demo tenant has no secret key");
    }

    /** CPU time used so far by each process; PostgreSQL's many are one, and Kafka is the launcher's. */
    Map<String, Duration> cpu() {
        Map<String, Duration> used = new LinkedHashMap<>();
        RunningPlatform running = running();
        used.put("launcher and kafka", CpuTime.of(live(running.launcher()), false));
        running.servers().stream()
                .filter(server -> server.name().equals("postgres"))
                .forEach(server -> used.put(server.name(), CpuTime.of(live(server), true)));
        running.services().forEach(service -> used.put(service.name(), CpuTime.of(live(service), false)));
        return used;
    }

    /** Resident bytes of each process; for PostgreSQL, shared pages counted once. */
    Map<String, Long> memory() {
        Map<String, Long> bytes = new LinkedHashMap<>();
        RunningPlatform running = running();
        bytes.put(
                "launcher and kafka",
                ResidentMemory.of(live(running.launcher())).orElse(0));
        running.servers().stream()
                .filter(server -> server.name().equals("postgres"))
                .forEach(server -> bytes.put(
                        server.name(), ResidentMemory.ofTree(live(server)).orElse(0)));
        running.services()
                .forEach(service -> bytes.put(
                        service.name(), ResidentMemory.of(live(service)).orElse(0)));
        return bytes;
    }

    /**
     * Waits until the launcher has written the archives that make the next start fast. It does so in processes of its own,
     * one after the other, and has finished when none follows for a while.
     */
    void awaitArchives() throws InterruptedException {
        for (int quietLooks = 0; quietLooks < QUIET_LOOKS; quietLooks++) {
            Thread.sleep(LOOK.toMillis());
            if (isWritingArchives()) {
                quietLooks = -1;
            }
        }
    }

    private boolean isWritingArchives() {
        Set<Long> known = running().services().stream().map(RunningProcess::pid).collect(Collectors.toSet());
        return launcher.children()
                .filter(child -> !known.contains(child.pid()))
                .anyMatch(child -> child.info().command().orElse("").endsWith("java"));
    }

    /** Stops it as Ctrl-C would. */
    @Override
    public void close() {
        launcher.destroy();
        try {
            if (!launcher.waitFor(STOP_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the platform did not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private RunningPlatform running() {
        return RunningPlatform.read(data.resolve("running.json"))
                .orElseThrow(() -> new IllegalStateException("the platform has ended"));
    }

    private static ProcessHandle live(RunningProcess process) {
        return process.handle().orElseThrow(() -> new IllegalStateException(process.name() + " has ended"));
    }
}
