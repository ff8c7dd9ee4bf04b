package io.quittance.bench;

import java.time.Duration;
import java.util.Map;

/**
 * What a request of a scenario cost.
 *
 * @param perProcess CPU-milliseconds per request of each process, less what it uses when idle
 * @param total their sum
 * @param idlePerSecond CPU-milliseconds per second of all processes together when nothing is asked of them
 */
record Cost(
        Scenario scenario,
        int connections,
        int requests,
        Map<String, Double> perProcess,
        double total,
        double idlePerSecond,
        double perSecond,
        Duration median,
        Duration p99) {

    boolean meetsTarget() {
        return total <= scenario.targetMillis();
    }
}
