package io.quittance.payment.collection;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** Makes every attempt that is due: when woken, and each second for what a kill or a lost answer left behind. */
@ApplicationScoped
class AttemptSweep {
    private static final Logger LOG = Logger.getLogger(AttemptSweep.class);

    private final DueAttempts due;
    private final MakeAttempt makeAttempt;
    private final CollectionConfig config;
    private final AtomicBoolean sweeping = new AtomicBoolean();
    private final AtomicBoolean woken = new AtomicBoolean();
    private volatile boolean stopped;

    AttemptSweep(DueAttempts due, MakeAttempt makeAttempt, CollectionConfig config) {
        this.due = due;
        this.makeAttempt = makeAttempt;
        this.config = config;
    }

    @Scheduled(every = "1s")
    Uni<Void> eachSecond() {
        wake();
        return Uni.createFrom().voidItem();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    /** Looks for due attempts. Called while a sweep is under way, it makes that one look once more. */
    void wake() {
        woken.set(true);
        if (stopped || !sweeping.compareAndSet(false, true)) {
            return;
        }
        woken.set(false);
        sweep().onTermination()
                .invoke(() -> {
                    sweeping.set(false);
                    if (woken.get()) {
                        wake();
                    }
                })
                .subscribe()
                .with(
                        ignored -> {},
                        failure -> LOG.warnf("Attempts wait; they are tried again: %s", failure.getMessage()));
    }

    private Uni<Void> sweep() {
        return due.take()
                .call(this::makeAll)
                .repeat()
                .whilst(batch -> batch.size() == config.batchSizeMax() && !stopped)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> makeAll(List<DueAttempt> batch) {
        return Multi.createFrom()
                .iterable(batch)
                .onItem()
                .transformToUni(attempt -> makeAttempt
                        .make(attempt)
                        .onFailure()
                        .invoke(failure -> LOG.errorf(failure, "Attempt %s is made again", attempt.id()))
                        .onFailure()
                        .recoverWithNull())
                .merge(config.concurrencyMax())
                .collect()
                .last()
                .replaceWithVoid();
    }
}
