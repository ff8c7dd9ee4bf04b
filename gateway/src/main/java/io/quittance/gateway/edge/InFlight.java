package io.quittance.gateway.edge;

/**
 * The requests on their way through one event loop, by their last sign of progress: those at rest for longest come first. A timer
 * per request would cost more than this list, because nearly no request ever times out.
 */
final class InFlight {
    private Exchange longestAtRest;
    private Exchange lastMoved;
    // Read by other threads for the gauge and the drain; written by one.
    private volatile int size;

    void add(Exchange exchange, long nowNanos) {
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

    /** The exchange at rest for longest, if nothing moved since that moment; else null. */
    Exchange atRestSince(long nanos) {
        return longestAtRest != null && longestAtRest.progressAtNanos - nanos < 0 ? longestAtRest : null;
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
