package io.quittance.gateway.apikey;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Tells from time to time which keys were used since the last report. At best: what nobody takes is told again with the next report,
 * and a key that is forgotten in between is not told of at all.
 */
public final class KeyUseReports {
    /** In one report; more uses make more reports. */
    static final int USES_MAX = 1_000;

    private static final Logger LOG = Logger.getLogger(KeyUseReports.class);

    private final ApiKeys keys;
    private final KeyUseSink sink;
    private final Clock clock;
    private final AtomicBoolean underWay = new AtomicBoolean();
    private volatile long reportedUntilMillis;

    public KeyUseReports(ApiKeys keys, KeyUseSink sink, Clock clock) {
        this.keys = keys;
        this.sink = sink;
        this.clock = clock;
    }

    /** Reports what is new, unless the last report is still under way. Never fails: the next one catches up. */
    public CompletableFuture<Void> report() {
        if (!underWay.compareAndSet(false, true)) {
            return CompletableFuture.completedFuture(null);
        }
        // A use in this very millisecond may be noted a moment later.
        long until = clock.millis() - 1;
        List<KeyUse> uses = keys.usedAfter(reportedUntilMillis);
        return report(uses, 0).thenRun(() -> reportedUntilMillis = until).handle((done, failure) -> {
            if (failure != null) {
                LOG.debugf("Nobody took which keys were used: %s", failure);
            }
            underWay.set(false);
            return null;
        });
    }

    private CompletableFuture<Void> report(List<KeyUse> uses, int from) {
        if (from >= uses.size()) {
            return CompletableFuture.completedFuture(null);
        }
        int to = Math.min(uses.size(), from + USES_MAX);
        return sink.used(uses.subList(from, to)).toCompletableFuture().thenCompose(taken -> report(uses, to));
    }
}
