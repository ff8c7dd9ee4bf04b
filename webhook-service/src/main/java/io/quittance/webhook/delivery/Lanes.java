package io.quittance.webhook.delivery;

import io.quittance.kernel.WebhookEndpointId;
import io.quittance.webhook.delivery.domain.Verdict;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What this process is sending right now, endpoint by endpoint. Each endpoint has a lane of bounded width, so that one that
 * hangs cannot take every sender; while it does nothing but fail, its lane is one wide.
 */
final class Lanes {
    private static final int FAILURES_UNTIL_NARROW = 3;
    private static final int FAILING_REMEMBERED_MAX = 10_000;

    private final int concurrencyMax;
    private final int width;
    private final Map<UUID, Integer> underWay = new HashMap<>();
    private final Map<UUID, Integer> failures = new LinkedHashMap<>();
    private int total;

    Lanes(int concurrencyMax, int width) {
        this.concurrencyMax = concurrencyMax;
        this.width = width;
    }

    int width() {
        return width;
    }

    /** How many more attempts may begin. */
    synchronized int free() {
        return concurrencyMax - total;
    }

    /** Endpoints that may take fewer than {@link #width()} more attempts, and how many. */
    synchronized Map<UUID, Integer> narrow() {
        Map<UUID, Integer> narrow = new HashMap<>();
        failures.keySet().stream()
                .filter(endpoint -> width(endpoint) < width)
                .forEach(endpoint -> narrow.put(endpoint, 1));
        underWay.forEach((endpoint, count) -> narrow.put(endpoint, Math.max(0, width(endpoint) - count)));
        return narrow;
    }

    synchronized void enter(WebhookEndpointId endpoint) {
        total++;
        underWay.merge(endpoint.value(), 1, Integer::sum);
    }

    /** Answers whether something may have been waiting for this room. */
    synchronized boolean leave(WebhookEndpointId endpoint) {
        int inLane = underWay.getOrDefault(endpoint.value(), 0);
        boolean wasFull = total >= concurrencyMax || inLane >= width(endpoint.value());
        total--;
        underWay.computeIfPresent(endpoint.value(), (id, count) -> count == 1 ? null : count - 1);
        return wasFull;
    }

    private int width(UUID endpoint) {
        return failures.getOrDefault(endpoint, 0) >= FAILURES_UNTIL_NARROW ? 1 : width;
    }

    /** Notes how the endpoint took an attempt. */
    synchronized void note(WebhookEndpointId endpoint, Verdict verdict) {
        switch (verdict) {
            case DELIVERED, GONE -> failures.remove(endpoint.value());
            case OVERLOADED -> remember(endpoint.value(), FAILURES_UNTIL_NARROW);
            case REFUSED, UNREACHED -> remember(endpoint.value(), failures.getOrDefault(endpoint.value(), 0) + 1);
        }
    }

    // Forgets the one that has been known longest: it gets its full width back until it fails again.
    private void remember(UUID endpoint, int count) {
        failures.put(endpoint, count);
        if (failures.size() > FAILING_REMEMBERED_MAX) {
            failures.remove(failures.keySet().iterator().next());
        }
    }
}
