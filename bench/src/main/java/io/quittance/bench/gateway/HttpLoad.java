package io.quittance.bench.gateway;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/** Asks a server for the same thing with many keys in turn. One event loop, so that it takes little from what is measured. */
final class HttpLoad implements AutoCloseable {
    private static final String PATH = "/api/v1/customers";
    private static final int OK = 200;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClient client;
    private final int port;
    private final List<BenchKey> keys;

    HttpLoad(int port, int connections, List<BenchKey> keys) {
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAliveTimeout(20),
                new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1));
        this.port = port;
        this.keys = keys;
    }

    /** A closed loop: each connection sends its next request when the last is answered. */
    void closedLoop(int connections, int requests) throws InterruptedException {
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> failed = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(connections);
        vertx.getOrCreateContext().runOnContext(onLoop -> {
            for (int i = 0; i < connections; i++) {
                loop(next, requests).onFailure(failed::set).onComplete(end -> done.countDown());
            }
        });
        done.await();
        throwIfAny(failed.get());
    }

    /**
     * An open loop: so many requests per second, whether or not those before are answered.
     *
     * @return from when each should have been sent to its answer, in order of time
     */
    Duration[] openLoop(int perSecond, int requests) throws InterruptedException {
        long[] nanos = new long[requests];
        AtomicReference<Throwable> failed = new AtomicReference<>();
        CountDownLatch done = new CountDownLatch(requests);
        var context = vertx.getOrCreateContext();
        long step = TimeUnit.SECONDS.toNanos(1) / perSecond;
        long startedAt = System.nanoTime();
        for (int i = 0; i < requests; i++) {
            int number = i;
            long due = startedAt + i * step;
            for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            context.runOnContext(onLoop -> ask(number).onComplete(answer -> {
                nanos[number] = System.nanoTime() - due;
                if (answer.failed()) {
                    failed.set(answer.cause());
                }
                done.countDown();
            }));
        }
        done.await();
        throwIfAny(failed.get());
        Duration[] latencies = new Duration[requests];
        for (int i = 0; i < requests; i++) {
            latencies[i] = Duration.ofNanos(nanos[i]);
        }
        return latencies;
    }

    /** The status that a key gets. */
    int status(BenchKey key) {
        Promise<Integer> status = Promise.promise();
        // Anywhere else the answer could be over before somebody awaits its end.
        vertx.getOrCreateContext()
                .runOnContext(
                        onLoop -> send(key).map(HttpClientResponse::statusCode).onComplete(status));
        return status.future().toCompletionStage().toCompletableFuture().join();
    }

    private Future<Void> loop(AtomicInteger next, int requests) {
        Promise<Void> end = Promise.promise();
        step(next, requests, end);
        return end.future();
    }

    private void step(AtomicInteger next, int requests, Promise<Void> end) {
        int number = next.getAndIncrement();
        if (number >= requests) {
            end.complete();
            return;
        }
        ask(number).onComplete(answer -> {
            if (answer.failed()) {
                end.fail(answer.cause());
            } else {
                step(next, requests, end);
            }
        });
    }

    private Future<Void> ask(int number) {
        return send(keys.get(number % keys.size()))
                .compose(answer -> answer.statusCode() == OK
                        ? Future.succeededFuture()
                        : Future.failedFuture("a key got " + answer.statusCode()));
    }

    private Future<HttpClientResponse> send(BenchKey key) {
        return client.request(HttpMethod.GET, port, "127.0.0.1", PATH)
                .compose(request -> request.putHeader("Authorization", "Bearer " + key.text())
                        .send())
                .compose(answer -> answer.end().map(answer));
    }

    private static void throwIfAny(Throwable failure) {
        if (failure != null) {
            throw new IllegalStateException("a wrong answer has no cost", failure);
        }
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
