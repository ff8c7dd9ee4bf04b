package io.quittance.bench.gateway;

/**
 * What the gateway costs.
 *
 * @param cpuMicros CPU time of its process per request: the median of the rounds
 * @param rounds the same, round by round
 * @param perSecond requests per second in the closed loop, for orientation
 * @param residentBytes after all rounds
 * @param addedMedianMillis the median with the gateway less the median without
 * @param addedP99Millis the same of the 99th percentile
 */
public record GatewayCost(
        double cpuMicros,
        double[] rounds,
        double perSecond,
        long residentBytes,
        double addedMedianMillis,
        double addedP99Millis,
        double revocationMedianMillis,
        double revocationP99Millis) {}
