package io.quittance.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.bench.gateway.GatewayCost;
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

    private static final double GATEWAY_CPU_MICROS = 64;
    private static final double GATEWAY_RESIDENT_MIB = 256;
    private static final double GATEWAY_ADDED_P99_MILLIS = 2;
    private static final double GATEWAY_REVOCATION_P99_MILLIS = 1_000;

    private final Map<String, Object> gateway = new LinkedHashMap<>();
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

    void gateway(GatewayCost cost) {
        System.out.printf(
                "%nthe gateway alone, one event loop, 64 connections, 1,000 keys in turn (%.0f/s)%n", cost.perSecond());
        row("CPU per request", cost.cpuMicros(), "µs", GATEWAY_CPU_MICROS);
        row("resident", (double) cost.residentBytes() / MEBIBYTE, "MiB", GATEWAY_RESIDENT_MIB);
        row("added to the median at 1,000/s", cost.addedMedianMillis(), "ms", Double.NaN);
        row("added to the p99 at 1,000/s", cost.addedP99Millis(), "ms", GATEWAY_ADDED_P99_MILLIS);
        row("a revoked key is refused, median", cost.revocationMedianMillis(), "ms", Double.NaN);
        row("a revoked key is refused, p99", cost.revocationP99Millis(), "ms", GATEWAY_REVOCATION_P99_MILLIS);
        gateway.put("cpu_micros_per_request", cost.cpuMicros());
        gateway.put("cpu_micros_per_request_rounds", cost.rounds());
        gateway.put("target_cpu_micros", GATEWAY_CPU_MICROS);
        gateway.put("requests_per_second", cost.perSecond());
        gateway.put("resident_bytes", cost.residentBytes());
        gateway.put("target_resident_bytes", (long) GATEWAY_RESIDENT_MIB * MEBIBYTE);
        gateway.put("added_median_seconds", cost.addedMedianMillis() / 1000);
        gateway.put("added_p99_seconds", cost.addedP99Millis() / 1000);
        gateway.put("target_added_p99_seconds", GATEWAY_ADDED_P99_MILLIS / 1000);
        gateway.put("revocation_median_seconds", cost.revocationMedianMillis() / 1000);
        gateway.put("revocation_p99_seconds", cost.revocationP99Millis() / 1000);
        gateway.put("target_revocation_p99_seconds", GATEWAY_REVOCATION_P99_MILLIS / 1000);
    }

    /** @param target NaN for none */
    private static void row(String what, double value, String unit, double target) {
        String verdict = Double.isNaN(target)
                ? ""
                : String.format("(target %.0f: %s)", target, value <= target ? "met" : "missed");
        System.out.printf("  %-34s %8.2f %-4s %s%n", what, value, unit, verdict);
    }

    void write(Path file) throws IOException {
        Map<String, Object> machine = Map.of(
                "processors", Runtime.getRuntime().availableProcessors(),
                "java", System.getProperty("java.version"),
                "os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        Files.createDirectories(file.getParent());
        new ObjectMapper()
                .writerWithDefaultPrettyPrinter()
                .writeValue(
                        file.toFile(),
                        Map.of("machine", machine, "starts", starts, "costs", costs, "gateway", gateway));
        System.out.println("\nWritten to " + file);
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
