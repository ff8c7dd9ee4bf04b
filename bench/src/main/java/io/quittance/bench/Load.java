package io.quittance.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A closed loop: so many connections, each sending its next request when the last is answered. */
final class Load {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI platform;
    private final String secretKey;

    Load(URI platform, String secretKey) {
        this.platform = platform;
        this.secretKey = secretKey;
    }

    /** Sends so many requests and answers their latencies, sorted. Any unexpected answer ends it: a wrong answer has no cost. */
    Duration[] run(Scenario scenario, int connections, int requests) {
        HttpRequest request = scenario.request(platform)
                .header("Authorization", "Bearer " + secretKey)
                .build();
        long[] nanos = new long[requests];
        AtomicInteger next = new AtomicInteger();
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            var loops = IntStream.range(0, connections)
                    .<Future<?>>mapToObj(i -> threads.submit(() -> {
                        for (int n = next.getAndIncrement(); n < requests; n = next.getAndIncrement()) {
                            nanos[n] = send(scenario, request);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> loop : loops) {
                loop.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            threads.shutdownNow();
        }
        Arrays.sort(nanos);
        return Arrays.stream(nanos).mapToObj(Duration::ofNanos).toArray(Duration[]::new);
    }

    private long send(Scenario scenario, HttpRequest request) throws IOException, InterruptedException {
        long began = System.nanoTime();
        HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
        if (response.statusCode() != scenario.expectedStatus()) {
            throw new IllegalStateException(scenario.title() + ": " + response.statusCode() + " " + response.body());
        }
        return System.nanoTime() - began;
    }
}
