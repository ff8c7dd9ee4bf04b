package io.quittance.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Starts the parts of a platform side by side, and tells of the first that fails. */
final class ParallelStart {

    /** One part's start; it returns when the part is ready. */
    @FunctionalInterface
    interface Work {
        void run() throws Exception;
    }

    private static final Executor THREADS = work -> {
        Thread thread = new Thread(work, "platform start");
        thread.setDaemon(true);
        thread.start();
    };

    private final Progress progress;
    private final Consumer<PlatformFailure> onFailure;
    private final List<CompletableFuture<Void>> parts = new ArrayList<>();
    private boolean cancelled;

    ParallelStart(Progress progress, Consumer<PlatformFailure> onFailure) {
        this.progress = progress;
        this.onFailure = onFailure;
    }

    CompletableFuture<Void> begin(String name, Work work) {
        return beginAfter(CompletableFuture.completedFuture(null), name, work);
    }

    /** Begins when {@code condition} is met; never, when that fails. */
    synchronized CompletableFuture<Void> beginAfter(CompletableFuture<Void> condition, String name, Work work) {
        if (cancelled) {
            throw new PlatformFailure("the platform is being stopped");
        }
        CompletableFuture<Void> part = condition.thenRunAsync(() -> run(name, work), THREADS);
        parts.add(part);
        return part;
    }

    private void run(String name, Work work) {
        long began = System.nanoTime();
        progress.starting(name);
        try {
            work.run();
        } catch (Exception e) {
            PlatformFailure failure = e instanceof PlatformFailure known
                    ? known
                    : new PlatformFailure(name + " does not start: " + e.getMessage(), e);
            onFailure.accept(failure);
            throw failure;
        }
        progress.ready(name, Duration.ofNanos(System.nanoTime() - began));
    }

    /** Done when all parts are ready or one has failed. */
    synchronized CompletableFuture<Void> all() {
        return CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new));
    }

    /** Lets nothing more begin, and waits until no part is on its way any more, well or badly ended. */
    void cancel(Duration patience) throws InterruptedException {
        synchronized (this) {
            cancelled = true;
        }
        CompletableFuture<?>[] endings = endings();
        try {
            CompletableFuture.allOf(endings).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // Whoever began the parts has heard of their failures; here it only matters that they are over.
        }
    }

    private synchronized CompletableFuture<?>[] endings() {
        return parts.stream().map(part -> part.handle((ready, broken) -> null)).toArray(CompletableFuture[]::new);
    }
}
