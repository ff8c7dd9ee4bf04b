package io.quittance.gateway.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.quittance.gateway.route.Service;
import io.quittance.kernel.ErrorCode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times what passes the edge. All meters exist from the start: a look-up by tags would cost each request more than the
 * measurement.
 */
public final class EdgeMetrics {
    private static final int STATUS_CLASSES = 6;
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
    };

    private final Timer[][] requests = new Timer[Service.values().length + 1][STATUS_CLASSES];
    private final Map<ErrorCode, Counter> refusals = new EnumMap<>(ErrorCode.class);

    public EdgeMetrics(MeterRegistry registry) {
        for (int route = 0; route < requests.length; route++) {
            for (int statusClass = 1; statusClass < STATUS_CLASSES; statusClass++) {
                requests[route][statusClass] = Timer.builder("quittance.gateway.requests")
                        .description("Requests through the edge, until the last byte of the answer was handed over")
                        .tag("route", routeName(route))
                        .tag("status", statusClass + "xx")
                        .serviceLevelObjectives(BUCKETS)
                        .register(registry);
            }
        }
        for (ErrorCode code : ErrorCode.values()) {
            refusals.put(
                    code,
                    Counter.builder("quittance.gateway.refusals")
                            .description("Requests that the edge answered with a problem of its own")
                            .tag("code", code.slug())
                            .register(registry));
        }
    }

    /** @param service whose route it was; empty for none */
    public void answered(Optional<Service> service, int status, long nanos) {
        int route = service.isPresent() ? service.get().ordinal() : requests.length - 1;
        int statusClass = Math.min(Math.max(status / 100, 1), STATUS_CLASSES - 1);
        requests[route][statusClass].record(nanos, TimeUnit.NANOSECONDS);
    }

    public void refused(ErrorCode code) {
        refusals.get(code).increment();
    }

    private static String routeName(int route) {
        Service[] services = Service.values();
        return route < services.length ? services[route].text() : "none";
    }
}
