package io.quittance.webhook.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quittance.webhook.delivery.domain.Verdict;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/**
 * Keeps deliveries going: claims what is due whenever something may be, at most as much as its lanes hold, and hands each
 * claim to {@link DeliverEvent}. Any number of replicas may run.
 */
@ApplicationScoped
public class Deliverer {
    private static final Logger LOG = Logger.getLogger(Deliverer.class);
    private static final int LEASE_IN_TIMEOUTS_MIN = 2;

    private final DueDeliveries due;
    private final DeliverEvent deliverEvent;
    private final DeliveryConfig config;
    private final Vertx vertx;
    private final MeterRegistry meters;
    private final Lanes lanes;
    private final AtomicBoolean claiming = new AtomicBoolean();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean stopped;
    private long timer;

    Deliverer(DueDeliveries due, DeliverEvent deliverEvent, DeliveryConfig config, Vertx vertx, MeterRegistry meters) {
        this.due = due;
        this.deliverEvent = deliverEvent;
        this.config = config;
        this.vertx = vertx;
        this.meters = meters;
        this.lanes = new Lanes(config.concurrencyMax(), config.concurrencyPerEndpointMax());
    }

    void start(@Observes StartupEvent event) {
        if (config.lease().compareTo(config.timeout().multipliedBy(LEASE_IN_TIMEOUTS_MIN)) < 0) {
            throw new IllegalStateException(
                    "quittance.delivery.lease must be at least twice quittance.delivery.timeout, "
                            + "or one event could be on its way to one endpoint twice at once");
        }
        stopped = false;
        timer = vertx.setPeriodic(config.pollEvery().toMillis(), ignored -> wake());
    }

    // What is under way ends within the grace period, or its lease does later.
    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        vertx.cancelTimer(timer);
    }

    /** Something may be due. Called while a claim is under way, it makes that look once more. */
    public void wake() {
        woken.set(true);
        if (stopped || !claiming.compareAndSet(false, true)) {
            return;
        }
        woken.set(false);
        claimAll()
                .onTermination()
                .invoke(() -> {
                    claiming.set(false);
                    if (woken.get()) {
                        wake();
                    }
                })
                .subscribe()
                .with(
                        ignored -> {},
                        failure -> LOG.warnf("Deliveries wait; they are tried again: %s", failure.getMessage()));
    }

    private Uni<Void> claimAll() {
        return claimBatch()
                .repeat()
                .whilst(isFull -> isFull && !stopped)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Boolean> claimBatch() {
        return Uni.createFrom().deferred(() -> {
            int countMax = Math.min(config.batchSizeMax(), lanes.free());
            if (countMax == 0) {
                return Uni.createFrom().item(false); // whoever ends first wakes us
            }
            return due.claim(countMax, lanes.width(), lanes.narrow(), config.lease())
                    .invoke(this::beginAll)
                    .map(claims -> claims.size() == countMax);
        });
    }

    private void beginAll(List<Claim> claims) {
        claims.forEach(claim -> lanes.enter(claim.endpointId()));
        claims.forEach(this::begin);
    }

    private void begin(Claim claim) {
        deliverEvent.deliver(claim).subscribe().with(verdict -> end(claim, verdict), failure -> {
            // The lease ends by itself, and the delivery is tried again.
            LOG.warnf(failure, "Attempt %d of %s could not be recorded", claim.attempt(), claim.deliveryId());
            lanes.leave(claim.endpointId());
        });
    }

    private void end(Claim claim, Optional<Verdict> verdict) {
        boolean wasFull = lanes.leave(claim.endpointId());
        verdict.ifPresent(how -> {
            lanes.note(claim.endpointId(), how);
            meters.counter("quittance.webhook.attempts", "verdict", how.name().toLowerCase(Locale.ROOT))
                    .increment();
        });
        if (wasFull) {
            wake(); // else whatever was due has been claimed already
        }
    }
}
