package io.quittance.runtime.telemetry;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Gives the HTTP and messaging timers the buckets that percentiles over replicas need; Quarkus sets none. */
@Singleton
public class Histograms {
    private static final double[] BUCKETS_NANOS =
            seconds(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10);

    @Produces
    @Singleton
    MeterFilter buckets() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                boolean timed = id.getType() == Meter.Type.TIMER
                        && (id.getName().startsWith("http.server.")
                                || id.getName().startsWith("quittance."));
                return timed
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BUCKETS_NANOS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }

    private static double[] seconds(double... values) {
        double[] nanos = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            nanos[i] = values[i] * Duration.ofSeconds(1).toNanos();
        }
        return nanos;
    }
}
