package io.quittance.bench;

import io.quittance.bench.gateway.GatewayBench;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs all measurements, prints tables and writes {@code bench/target/bench.json}.
 *
 * <p>Arguments: {@code start} for time to ready and memory only, {@code requests} for CPU per request only, {@code gateway} for the
 * gateway alone; all if none is given.
 */
public final class Bench {
    private static final int[] CONNECTIONS = {8, 64};
    private static final int WARM_UP_REQUESTS = 40_000;
    private static final int REQUESTS = 10_000;
    private static final Duration SETTLE = Duration.ofSeconds(2);
    private static final Duration IDLE_LOOK = Duration.ofSeconds(5);

    /** The services compile hot code fully, as in production; {@code ./quittance up} by itself does not. */
    private static final Map<String, String> THROUGHPUT = Map.of(
            "QUITTANCE_JVM_OPTIONS",
            "-XX:TieredStopAtLevel=4 -Xmx512m",
            "QUITTANCE_GATEWAY_RATE_LIMIT_ENABLED",
            "false");

    private final Path repository = Path.of("").toAbsolutePath();
    private final Path data;
    private final Report report = new Report();

    private Bench() throws IOException {
        data = Files.createTempDirectory("quittance-bench");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> parts = arguments.length == 0 ? List.of("start", "requests", "gateway") : List.of(arguments);
        Bench bench = new Bench();
        if (parts.contains("start")) {
            bench.start("cold");
            bench.start("warm");
        }
        if (parts.contains("requests")) {
            bench.requests();
        }
        if (parts.contains("gateway")) {
            bench.report.gateway(GatewayBench.run(bench.repository));
        }
        bench.report.write(bench.repository.resolve("bench/target/bench.json"));
    }

    private void start(String kind) throws IOException, InterruptedException {
        try (MeasuredPlatform platform = MeasuredPlatform.start(repository, data, Map.of())) {
            report.started(kind, platform.timeToReady(), platform.memory());
            if (kind.equals("cold")) {
                platform.awaitArchives();
            }
        }
    }

    private void requests() throws IOException, InterruptedException {
        try (MeasuredPlatform platform = MeasuredPlatform.start(repository, data, THROUGHPUT)) {
            Load load = new Load(platform.url(), platform.secretKey());
            // All before any is measured: the gateway takes part in each, and compiling is not what a request costs.
            for (Scenario scenario : Scenario.values()) {
                load.run(scenario, 16, WARM_UP_REQUESTS);
            }
            for (Scenario scenario : Scenario.values()) {
                for (int connections : CONNECTIONS) {
                    awaitQuiet(platform);
                    report.cost(measure(platform, load, scenario, connections));
                }
            }
        }
    }

    private static Cost measure(MeasuredPlatform platform, Load load, Scenario scenario, int connections)
            throws InterruptedException {
        Map<String, Double> idle = idlePerSecond(platform);
        Map<String, Duration> before = platform.cpu();
        long began = System.nanoTime();
        Duration[] latencies = load.run(scenario, connections, REQUESTS);
        double seconds = (System.nanoTime() - began) / 1e9;
        Thread.sleep(SETTLE.toMillis()); // what a request sets going counts as its own
        double elapsed = (System.nanoTime() - began) / 1e9;
        Map<String, Duration> after = platform.cpu();
        Map<String, Double> perProcess = new LinkedHashMap<>();
        after.forEach((name, used) -> {
            double millis = used.minus(before.get(name)).toNanos() / 1e6 - idle.get(name) * elapsed;
            perProcess.put(name, Math.max(0, millis) / REQUESTS);
        });
        return new Cost(
                scenario,
                connections,
                REQUESTS,
                perProcess,
                sum(perProcess),
                sum(idle),
                REQUESTS / seconds,
                latencies[REQUESTS / 2],
                latencies[REQUESTS * 99 / 100]);
    }

    /** CPU-milliseconds per second of each process while nothing is asked. */
    private static Map<String, Double> idlePerSecond(MeasuredPlatform platform) throws InterruptedException {
        Map<String, Duration> before = platform.cpu();
        Thread.sleep(IDLE_LOOK.toMillis());
        Map<String, Double> idle = new LinkedHashMap<>();
        platform.cpu()
                .forEach((name, used) ->
                        idle.put(name, used.minus(before.get(name)).toNanos() / 1e6 / IDLE_LOOK.toSeconds()));
        return idle;
    }

    /** Waits until all processes together use little, so that what came before does not count as idling. */
    private static void awaitQuiet(MeasuredPlatform platform) throws InterruptedException {
        double quiet = 300;
        List<Double> seen = new ArrayList<>();
        do {
            seen.add(sum(idlePerSecond(platform)));
        } while (seen.get(seen.size() - 1) > quiet && seen.size() < 24);
    }

    private static double sum(Map<String, Double> values) {
        return values.values().stream().mapToDouble(Double::doubleValue).sum();
    }
}
