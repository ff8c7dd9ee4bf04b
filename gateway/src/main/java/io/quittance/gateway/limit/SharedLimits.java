package io.quittance.gateway.limit;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Makes the instances of the edge agree about what is left. Each decides by itself, so that no request waits for another server; a
 * few times per second it says what it let pass and hears what is left for all. Between two such moments a caller may get from N
 * instances up to N bursts; what is too much is a debt that all refuse to exceed, so that the rate holds over time.
 *
 * <p>When nobody can be told, each goes on by itself, and what was not said is forgotten: a limit that can't be shared is no reason
 * to refuse anyone.
 */
public final class SharedLimits {
    private static final Logger LOG = Logger.getLogger(SharedLimits.class);
    private static final int METERS_PER_ROUND = 5_000;

    private final Tally tally;
    private final Queue<Meter> unsaid = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile boolean agreed = true;

    public SharedLimits(Tally tally) {
        this.tally = tally;
    }

    /** Whether the last exchange with the others worked. */
    public boolean isAgreed() {
        return agreed;
    }

    void spent(Meter meter) {
        if (meter.spent()) {
            unsaid.add(meter);
        }
    }

    /** Says what happened since the last time and takes over what is left, unless the last time is still under way. Never fails. */
    public CompletableFuture<Void> agree() {
        if (unsaid.isEmpty() || !underWay.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(null);
        }
        List<Meter> meters = new ArrayList<>();
        List<Spending> spendings = new ArrayList<>();
        for (Meter meter = unsaid.poll();
                meter != null;
                meter = meters.size() < METERS_PER_ROUND ? unsaid.poll() : null) {
            Quota quota = meter.quota();
            meters.add(meter);
            spendings.add(new Spending(meter.id(), meter.takeUnsaid(), quota.perSecond(), quota.burst()));
        }
        return tally.spend(spendings).toCompletableFuture().handle((remaining, failure) -> {
            if (failure == null) {
                for (int i = 0; i < meters.size(); i++) {
                    meters.get(i).settle(remaining.get(i));
                }
            }
            say(failure);
            underWay.set(false);
            return null;
        });
    }

    /** Says it once, not every time it is still so. */
    private void say(Throwable failure) {
        if (failure != null && agreed) {
            LOG.warnf("Rate limits cannot be shared; each instance counts for itself: %s", failure);
        } else if (failure == null && !agreed) {
            LOG.info("Rate limits are shared again");
        }
        agreed = failure == null;
    }
}
