package io.quittance.gateway.edge;

import io.quittance.gateway.GatewayConfig;

/** Whether an event loop has more to do than it can do in time. One late moment may be a pause of the JVM; several are too much work. */
final class Strain {
    private static final int LATE_MAX = 3;

    private final int inFlightMax;
    private final long expectedNanos;
    private final long lagNanosMax;
    private long tickedAtNanos;
    private int lateInARow;

    /** @param expectedNanos between two ticks */
    Strain(GatewayConfig.Overload config, long expectedNanos, long nowNanos) {
        this.inFlightMax = config.inFlightMax();
        this.lagNanosMax = config.lagMax().toNanos();
        this.expectedNanos = expectedNanos;
        this.tickedAtNanos = nowNanos;
    }

    /** A timer's turn has come. */
    void tick(long nowNanos) {
        boolean late = nowNanos - tickedAtNanos - expectedNanos > lagNanosMax;
        lateInARow = late ? lateInARow + 1 : 0;
        tickedAtNanos = nowNanos;
    }

    boolean isTooMuch(int inFlight) {
        return inFlight > inFlightMax || lateInARow >= LATE_MAX;
    }
}
