package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quittance.gateway.Problems;
import io.quittance.gateway.RawClient;
import io.quittance.gateway.StubService;
import io.quittance.gateway.TestEdge;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A client hears the truth about what is wrong behind the edge, and nothing more. */
class UpstreamFailureTest {
    private static final String PATH = "/api/v1/billing/plans";
    private static Vertx vertx;
    private final List<Socket> taken = new ArrayList<>();
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
    void stop() throws IOException {
        edge.close();
        for (Socket socket : taken) {
            socket.close();
        }
    }

    @Test
    void no_instance_can_be_reached() {
        edge = TestEdge.start("upstream.billing", nobody() + "," + nobody());

        HttpResponse<String> answer = edge.send(edge.authorized(PATH));

        Problems.assertProblem(answer, 503, "upstream_unavailable");
        assertThat(answer.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void an_instance_that_cannot_be_reached_costs_no_request() {
        try (StubService alive = StubService.start(vertx)) {
            edge = TestEdge.start("upstream.billing", nobody() + "," + alive.address() + "," + nobody());

            for (int i = 0; i < 10; i++) {
                assertThat(edge.send(edge.authorized(PATH).POST(HttpRequest.BodyPublishers.ofString("{}")))
                                .body())
                        .isEqualTo("{\"bytes\":2}");
            }
        }
    }

    @Test
    void instances_take_turns() {
        try (StubService one = StubService.start(vertx);
                StubService other = StubService.start(vertx)) {
            edge = TestEdge.start("upstream.billing", one.address() + "," + other.address(), "event-loops", "1");

            for (int i = 0; i < 10; i++) {
                edge.send(edge.authorized(PATH));
            }

            assertThat(one.seen()).hasSize(5);
            assertThat(other.seen()).hasSize(5);
        }
    }

    @Test
    void an_instance_that_comes_back_gets_requests_again() {
        StubService one = StubService.start(vertx);
        one.close();
        edge = TestEdge.start("upstream.billing", one.address().toString(), "connections.rest-after-failure", "30s");
        assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(503);

        try (StubService again = StubService.startAt(vertx, one.port())) {
            assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(200);
            assertThat(again.seen()).hasSize(1);
        }
    }

    @Test
    void a_service_that_does_not_answer_is_given_up_on() {
        edge = TestEdge.start("timeout.response", "300ms");
        edge.upstream().answering(request -> {});

        Problems.assertProblem(edge.send(edge.authorized(PATH)), 504, "upstream_timeout");
        Problems.assertProblem(
                edge.send(edge.authorized(PATH).POST(HttpRequest.BodyPublishers.ofString("{}"))),
                504,
                "upstream_timeout");
    }

    @Test
    void a_slow_answer_that_moves_is_not_given_up_on() {
        edge = TestEdge.start("timeout.response", "2s");
        edge.upstream().answering(request -> {
            request.response().setChunked(true).write("0");
            AtomicInteger count = new AtomicInteger();
            vertx.setPeriodic(500, timer -> {
                request.response().write("" + count.incrementAndGet());
                if (count.get() == 6) {
                    vertx.cancelTimer(timer);
                    request.response().end();
                }
            });
        });

        assertThat(edge.send(edge.authorized(PATH)).body()).isEqualTo("0123456");
    }

    @Test
    void an_answer_that_stops_moving_breaks_off() {
        edge = TestEdge.start("timeout.response", "300ms");
        edge.upstream()
                .answering(request ->
                        request.response().putHeader("Content-Length", "10").write("12345"));

        assertThatThrownBy(() -> edge.send(edge.authorized(PATH))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void an_answer_that_breaks_off_is_not_passed_for_whole() {
        edge = TestEdge.start();
        edge.upstream().answering(request -> request.response()
                .setChunked(true)
                .write("12345")
                .onSuccess(written -> request.connection().close()));

        assertThatThrownBy(() -> edge.send(edge.authorized(PATH))).isInstanceOf(UncheckedIOException.class);
    }

    @Test
    void a_service_that_hangs_up_is_asked_once_more_if_that_is_harmless() {
        edge = TestEdge.start();
        AtomicInteger asked = new AtomicInteger();
        edge.upstream().answering(request -> {
            if (asked.incrementAndGet() == 1) {
                request.connection().close();
            } else {
                request.response().end("second");
            }
        });

        assertThat(edge.send(edge.authorized(PATH)).body()).isEqualTo("second");
    }

    @Test
    void a_service_that_hangs_up_twice_has_failed() {
        edge = TestEdge.start();
        AtomicInteger asked = new AtomicInteger();
        edge.upstream().answering(request -> {
            asked.incrementAndGet();
            request.connection().close();
        });

        Problems.assertProblem(edge.send(edge.authorized(PATH)), 502, "upstream_failed");
        assertThat(asked).hasValue(2);
    }

    @Test
    void what_may_have_been_done_is_not_done_again() {
        edge = TestEdge.start();
        AtomicInteger asked = new AtomicInteger();
        edge.upstream().answering(request -> {
            asked.incrementAndGet();
            request.connection().close();
        });

        Problems.assertProblem(
                edge.send(edge.authorized(PATH).POST(HttpRequest.BodyPublishers.ofString("{}"))),
                502,
                "upstream_failed");
        Problems.assertProblem(edge.send(edge.authorized(PATH).DELETE()), 502, "upstream_failed");
        assertThat(asked).hasValue(2);
    }

    @Test
    void a_connection_that_went_stale_is_not_noticed() {
        edge = TestEdge.start("event-loops", "1");
        edge.send(edge.authorized(PATH));
        edge.upstream().close();

        try (StubService again = StubService.startAt(vertx, edge.upstream().port())) {
            assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(200);
            assertThat(again.seen()).hasSize(1);
        }
    }

    @Test
    void a_service_that_talks_nonsense_has_failed() {
        NetServer nonsense = vertx.createNetServer()
                .connectHandler(socket -> socket.handler(request -> socket.write("SPDY? No.\r\n\r\n")));
        nonsense.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        edge = TestEdge.start("upstream.billing", "http://127.0.0.1:" + nonsense.actualPort());

        Problems.assertProblem(edge.send(edge.authorized(PATH)), 502, "upstream_failed");
    }

    @Test
    void an_address_that_swallows_connections_is_passed_over() {
        // 192.0.2.0/24 is reserved for documentation: nobody answers there, not even with a refusal.
        try (StubService alive = StubService.start(vertx)) {
            edge = TestEdge.start(
                    "upstream.billing", "http://192.0.2.1:81," + alive.address(), "timeout.connect", "200ms");

            for (int i = 0; i < 4; i++) {
                assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(200);
            }
        }
    }

    @Test
    void an_early_refusal_of_the_service_reaches_a_client_that_still_sends() {
        edge = TestEdge.start();
        edge.upstream()
                .answering(request -> request.response().setStatusCode(415).end("no"));
        byte[] body = new byte[1 << 20];

        HttpResponse<String> answer =
                edge.send(edge.authorized(PATH).POST(HttpRequest.BodyPublishers.ofByteArray(body)));

        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).isEqualTo("no");
        edge.upstream().answering(request -> request.response().end("yes"));
        assertThat(edge.send(edge.authorized(PATH)).body()).isEqualTo("yes");
    }

    @Test
    void a_service_is_told_when_the_client_leaves() throws Exception {
        edge = TestEdge.start();
        CountDownLatch arrived = new CountDownLatch(1);
        CompletableFuture<Void> left = new CompletableFuture<>();
        edge.upstream().answering(request -> {
            request.response().closeHandler(closed -> left.complete(null));
            arrived.countDown();
        });

        try (RawClient client = new RawClient(edge.port())) {
            client.send("GET " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key() + "\r\n\r\n");
            arrived.await();
        }

        assertThat(left).succeedsWithin(Duration.ofSeconds(5));
        await().until(() ->
                edge.meters().get("quittance.gateway.in.flight").gauge().value() == 0);
    }

    /** The address of a port that is taken, so that nobody else comes to listen on it, and where nobody listens. */
    private String nobody() {
        try {
            Socket socket = new Socket();
            taken.add(socket);
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            return "http://127.0.0.1:" + socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
