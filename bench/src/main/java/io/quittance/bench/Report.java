package io.quittance.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was measured, for people as it comes and for programs at the end. */
final class Report {
    private static final long MEBIBYTE = 1 << 20;

    private final Map<String, Object> starts = new LinkedHashMap<>();
    private final List<Map<String, Object>> costs = new ArrayList<>();

    void started(String kind, Duration timeToReady, Map<String, Long> memory) {
        long total = memory.values().stream().mapToLong(Long::longValue).sum();
        System.out.printf(
                "%n%s start: ready after %.1f s, %d MiB resident%n", kind, seconds(timeToReady), total / MEBIBYTE);
        memory.forEach((name, bytes) -> System.out.printf("  %-20s %6d MiB%n", name, bytes / MEBIBYTE));
        starts.put(kind, Map.of("seconds_to_ready", seconds(timeToReady), "resident_bytes", memory));
    }

    void cost(Cost cost) {
        System.out.printf(
                "%n%s, %d connections: %.3f CPU-ms per request (target %.2f: %s), %.0f/s, median %.1f ms, p99 %.1f ms%n",
                cost.scenario().title(),
                cost.connections(),
                cost.total(),
                cost.scenario().targetMillis(),
                cost.meetsTarget() ? "met" : "missed",
                cost.perSecond(),
                seconds(cost.median()) * 1000,
                seconds(cost.p99()) * 1000);
        cost.perProcess().forEach((name, millis) -> System.out.printf("  %-20s %8.3f%n", name, millis));
        System.out.printf("  (idle: %.0f CPU-ms per second in all, taken off)%n", cost.idlePerSecond());
        costs.add(Map.of(
                "scenario", cost.scenario().title(),
                "connections", cost.connections(),
                "requests", cost.requests(),
                "cpu_ms_per_request", cost.perProcess(),
                "cpu_ms_per_request_total", cost.total(),
                "target_cpu_ms", cost.scenario().targetMillis(),
                "idle_cpu_ms_per_second", cost.idlePerSecond(),
                "requests_per_second", cost.perSecond(),
                "median_seconds", seconds(cost.median()),
                "p99_seconds", seconds(cost.p99())));
    }

    void write(Path file) throws IOException {
        Map<String, Object> machine = Map.of(
                "processors", Runtime.getRuntime().availableProcessors(),
                "java", System.getProperty("java.version"),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        Files.createDirectories(file.getParent());
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(file.toFile(), Map.of("machine", machine, "starts", starts, "costs", costs));
        System.out.println("\nWritten to " + file);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
