package io.quittance.gateway.edge;

import java.time.Duration;

/**
 * The requests on their way through one event loop, by their last sign of progress: those at rest for longest come first. A timer
 * per request would cost more than this list, because nearly no request ever times out. All in one list may rest for the same time.
 */
final class InFlight {
    private final long timeoutNanos;
    private Exchange longestAtRest;
    private Exchange lastMoved;
    // Read by other threads for the gauge and the drain; written by one.
    private volatile int size;

    InFlight(Duration timeout) {
        this.timeoutNanos = timeout.toNanos();
    }

    void add(Exchange exchange, long nowNanos) {
        exchange.among = this;
        append(exchange, nowNanos);
        size = size + 1;
    }

    void remove(Exchange exchange) {
        unlink(exchange);
        size = size - 1;
    }

    void progressed(Exchange exchange, long nowNanos) {
        unlink(exchange);
        append(exchange, nowNanos);
    }

    /** The exchange at rest for longest, if that is too long; else null. */
    Exchange late(long nowNanos) {
        boolean late = longestAtRest != null && nowNanos - longestAtRest.progressAtNanos > timeoutNanos;
        return late ? longestAtRest : null;
    }

    int size() {
        return size;
    }

    private void append(Exchange exchange, long nowNanos) {
        exchange.progressAtNanos = nowNanos;
        exchange.previous = lastMoved;
        exchange.next = null;
        if (lastMoved == null) {
            longestAtRest = exchange;
        } else {
            lastMoved.next = exchange;
        }
        lastMoved = exchange;
    }

    private void unlink(Exchange exchange) {
        if (exchange.previous == null) {
            longestAtRest = exchange.next;
        } else {
            exchange.previous.next = exchange.next;
        }
        if (exchange.next == null) {
            lastMoved = exchange.previous;
        } else {
            exchange.next.previous = exchange.previous;
        }
        exchange.previous = null;
        exchange.next = null;
    }
}
