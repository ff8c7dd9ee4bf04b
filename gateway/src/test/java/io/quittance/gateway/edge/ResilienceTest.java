package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quittance.gateway.Problems;
import io.quittance.gateway.RawClient;
import io.quittance.gateway.StubService;
import io.quittance.gateway.TestEdge;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong around the edge stays there. */
class ResilienceTest {
    private static final String PATH = "/api/v1/billing/plans";
    private static Vertx vertx;

    private TestEdge edge;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void shut() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void an_instance_that_keeps_failing_is_left_alone(int status) {
        edge = TestEdge.start("event-loops", "1", "breaker.failures", "3", "breaker.open-for", "1h");
        AtomicInteger asked = failing(status);
        for (int i = 0; i < 3; i++) {
            assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(status);
        }

        Problems.assertProblem(edge.send(edge.authorized(PATH)), 503, "upstream_unavailable");
        assertThat(asked).hasValue(3);
    }

    @Test
    void one_request_finds_out_whether_it_is_well_again() {
        edge = TestEdge.start("event-loops", "1", "breaker.failures", "2", "breaker.open-for", "300ms");
        failing(503);
        edge.send(edge.authorized(PATH));
        edge.send(edge.authorized(PATH));
        Problems.assertProblem(edge.send(edge.authorized(PATH)), 503, "upstream_unavailable");

        edge.upstream().answering(request -> request.response().end("well"));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> edge.send(edge.authorized(PATH)).body().equals("well"));
        assertThat(edge.send(edge.authorized(PATH)).body()).isEqualTo("well");
    }

    @Test
    void while_one_finds_out_the_others_do_not_try() {
        edge = TestEdge.start("event-loops", "1", "breaker.failures", "1", "breaker.open-for", "2s");
        AtomicInteger asked = failing(503);
        edge.send(edge.authorized(PATH));
        CompletableFuture<HttpServerRequest> probe = new CompletableFuture<>();
        edge.upstream().answering(request -> {
            asked.incrementAndGet();
            probe.complete(request);
        });
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            var unused = edge.client().sendAsync(edge.authorized(PATH).build(), HttpResponse.BodyHandlers.ofString());
            return probe.isDone();
        });

        Problems.assertProblem(edge.send(edge.authorized(PATH)), 503, "upstream_unavailable");
        assertThat(asked).hasValue(2);
        probe.join().response().end();
    }

    @Test
    void a_probe_that_fails_means_waiting_again() {
        edge = TestEdge.start("event-loops", "1", "breaker.failures", "2", "breaker.open-for", "500ms");
        AtomicInteger asked = failing(503);
        edge.send(edge.authorized(PATH));
        edge.send(edge.authorized(PATH));

        await().atMost(Duration.ofSeconds(10)).until(() -> {
            edge.send(edge.authorized(PATH));
            return asked.get() == 3;
        });
        Problems.assertProblem(edge.send(edge.authorized(PATH)), 503, "upstream_unavailable");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 400, 429})
    void an_error_that_answers_the_request_says_nothing_about_the_instance(int status) {
        edge = TestEdge.start("event-loops", "1", "breaker.failures", "2", "breaker.open-for", "1h");
        failing(status);
        for (int i = 0; i < 5; i++) {
            assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(status);
        }
    }

    @Test
    void a_success_in_between_begins_the_count_anew() {
        edge = TestEdge.start("event-loops", "1", "breaker.failures", "2", "breaker.open-for", "1h");
        AtomicInteger asked = new AtomicInteger();
        edge.upstream().answering(request -> request.response()
                .setStatusCode(asked.incrementAndGet() % 2 == 0 ? 200 : 503)
                .end());
        for (int i = 1; i <= 8; i++) {
            assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(i % 2 == 0 ? 200 : 503);
        }
    }

    @Test
    void time_outs_are_failures_too() {
        edge = TestEdge.start(
                "event-loops", "1", "breaker.failures", "2", "breaker.open-for", "1h", "timeout.response", "200ms");
        edge.upstream().answering(request -> {});
        Problems.assertProblem(edge.send(edge.authorized(PATH)), 504, "upstream_timeout");
        Problems.assertProblem(edge.send(edge.authorized(PATH)), 504, "upstream_timeout");

        Problems.assertProblem(edge.send(edge.authorized(PATH)), 503, "upstream_unavailable");
    }

    @Test
    void another_instance_takes_over_from_one_that_is_left_alone() {
        try (StubService failing = StubService.start(vertx)
                        .answering(
                                request -> request.response().setStatusCode(503).end());
                StubService well = StubService.start(vertx)) {
            edge = TestEdge.start(
                    "event-loops", "1",
                    "breaker.failures", "2",
                    "breaker.open-for", "1h",
                    "upstream.billing", failing.address() + "," + well.address());
            for (int i = 0; i < 4; i++) {
                edge.send(edge.authorized(PATH));
            }

            for (int i = 0; i < 6; i++) {
                assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(200);
            }
            assertThat(failing.seen()).hasSize(2);
        }
    }

    @Test
    void all_addresses_of_a_name_get_requests() throws Exception {
        try (StubService one = StubService.startAt(vertx, "127.0.0.2", 0);
                StubService other = StubService.startAt(vertx, "127.0.0.3", one.port())) {
            edge = TestEdge.start(
                    name -> addresses("127.0.0.2", "127.0.0.3"),
                    "event-loops",
                    "1",
                    "upstream.billing",
                    "http://billing.internal:" + one.port());

            await().atMost(Duration.ofSeconds(10)).until(() -> {
                edge.send(edge.authorized(PATH));
                return !one.seen().isEmpty() && !other.seen().isEmpty();
            });
            assertThat(one.lastSeen().header("Host")).isEqualTo("billing.internal:" + one.port());
        }
    }

    @Test
    void an_address_that_comes_and_one_that_goes_are_noticed() throws Exception {
        AtomicInteger last = new AtomicInteger(2);
        try (StubService one = StubService.startAt(vertx, "127.0.0.2", 0);
                StubService other = StubService.startAt(vertx, "127.0.0.3", one.port())) {
            edge = TestEdge.start(
                    name -> addresses("127.0.0." + last.get()),
                    "connections.resolve-every",
                    "100ms",
                    "upstream.billing",
                    "http://billing.internal:" + one.port());
            await().atMost(Duration.ofSeconds(10))
                    .until(() -> edge.send(edge.authorized(PATH)).statusCode() == 200);

            last.set(3);

            await().atMost(Duration.ofSeconds(10)).until(() -> {
                edge.send(edge.authorized(PATH));
                return !other.seen().isEmpty();
            });
        }
    }

    @Test
    void a_name_that_cannot_be_resolved_keeps_its_addresses() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (StubService one = StubService.startAt(vertx, "127.0.0.2", 0)) {
            edge = TestEdge.start(
                    name -> {
                        if (asked.incrementAndGet() > 1) {
                            throw new UnknownHostException(name);
                        }
                        return addresses("127.0.0.2");
                    },
                    "connections.resolve-every",
                    "50ms",
                    "upstream.billing",
                    "http://billing.internal:" + one.port());
            await().atMost(Duration.ofSeconds(10)).until(() -> asked.get() > 3);

            await().atMost(Duration.ofSeconds(10))
                    .until(() -> edge.send(edge.authorized(PATH)).statusCode() == 200);
        }
    }

    @Test
    void each_service_may_have_its_own_time() {
        edge = TestEdge.start("timeout.response", "30s", "timeout.response-of.analytics", "200ms");
        edge.upstream().answering(request -> {
            if (request.path().contains("billing")) {
                vertx.setTimer(1_000, timer -> request.response().end("late"));
            }
        });

        Problems.assertProblem(edge.send(edge.authorized("/api/v1/analytics/overview")), 504, "upstream_timeout");
        assertThat(edge.send(edge.authorized(PATH)).body()).isEqualTo("late");
    }

    @Test
    void more_than_can_be_done_is_refused_at_once() throws Exception {
        edge = TestEdge.start("event-loops", "1", "overload.in-flight-max", "2");
        edge.send(edge.authorized(PATH));
        CountDownLatch arrived = new CountDownLatch(2);
        CompletableFuture<Void> end = new CompletableFuture<>();
        edge.upstream().answering(request -> {
            arrived.countDown();
            end.thenRun(() -> request.response().end());
        });
        var first = edge.client().sendAsync(edge.authorized(PATH).build(), HttpResponse.BodyHandlers.ofString());
        var second = edge.client().sendAsync(edge.authorized(PATH).build(), HttpResponse.BodyHandlers.ofString());
        arrived.await();

        HttpResponse<String> third = edge.send(edge.authorized(PATH));

        Problems.assertProblem(third, 503, "overloaded");
        assertThat(third.headers().firstValue("Retry-After")).contains("1");
        end.complete(null);
        assertThat(first.join().statusCode()).isEqualTo(200);
        assertThat(second.join().statusCode()).isEqualTo(200);
        assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_head_that_trickles_in_is_not_waited_for() {
        edge = TestEdge.start("timeout.head", "1s");

        assertThat(endsWhileTrickling("GET " + PATH + " HTTP/1.1\r\nHost: x\r\nX-Long: ", "a"))
                .isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_connection_that_says_nothing_is_not_kept() {
        edge = TestEdge.start("timeout.head", "1s");

        try (RawClient client = new RawClient(edge.port())) {
            assertThat(client.receiveAll()).isEmpty();
        }
    }

    @Test
    void a_second_head_that_trickles_in_is_not_waited_for_longer_than_an_idle_connection() {
        edge = TestEdge.start("timeout.head", "1s", "timeout.idle", "2s", "timeout.response", "1s");
        String request = "GET " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key() + "\r\n";

        assertThat(endsWhileTrickling(request + "\r\n" + request + "X-Long: ", "a"))
                .isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void a_body_that_trickles_in_is_not_waited_for() {
        edge = TestEdge.start("timeout.body", "1s");

        assertThat(endsWhileTrickling(
                        "POST " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key()
                                + "\r\nConnection: close\r\nContent-Length: 100000\r\n\r\n",
                        "a"))
                .isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void who_took_its_time_before_is_not_hurried() {
        edge = TestEdge.start("timeout.head", "1s");

        for (int i = 0; i < 3; i++) {
            assertThat(edge.send(edge.authorized(PATH).POST(HttpRequest.BodyPublishers.ofString("{}")))
                            .statusCode())
                    .isEqualTo(200);
            await().pollDelay(Duration.ofMillis(1_200)).until(() -> true);
        }
    }

    /** Sends a beginning, and then a byte ten times per second, until the connection is closed. */
    private Duration endsWhileTrickling(String beginning, String drop) {
        long startedAt = System.nanoTime();
        try (RawClient client = new RawClient(edge.port())) {
            client.send(beginning);
            await().atMost(Duration.ofSeconds(30))
                    .pollInterval(Duration.ofMillis(100))
                    .until(() -> {
                        try {
                            client.send(drop);
                            return false;
                        } catch (java.io.UncheckedIOException closed) {
                            return true;
                        }
                    });
        }
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    private AtomicInteger failing(int status) {
        AtomicInteger asked = new AtomicInteger();
        edge.upstream().answering(request -> {
            asked.incrementAndGet();
            request.response().setStatusCode(status).end();
        });
        return asked;
    }

    private static InetAddress[] addresses(String... literals) throws UnknownHostException {
        InetAddress[] addresses = new InetAddress[literals.length];
        for (int i = 0; i < literals.length; i++) {
            addresses[i] = InetAddress.getByName(literals[i]);
        }
        return addresses;
    }
}
