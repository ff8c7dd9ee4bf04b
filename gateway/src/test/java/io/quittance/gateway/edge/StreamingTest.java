package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.Problems;
import io.quittance.gateway.RawClient;
import io.quittance.gateway.TestEdge;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StreamingTest {
    private static final String PATH = "/api/v1/analytics/exports";
    private static final int CHUNK = 64 * 1024;
    private static final long LARGE = 256L * 1024 * 1024;
    private TestEdge edge;

    @BeforeEach
    void start() {
        edge = TestEdge.start();
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void a_large_answer_passes_through_whole() throws Exception {
        edge.upstream().answering(request -> stream(request, new AtomicLong(), false));

        HttpResponse<InputStream> answer =
                edge.client().send(edge.authorized(PATH).build(), HttpResponse.BodyHandlers.ofInputStream());

        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(LARGE);
        assertThat(answer.body().transferTo(java.io.OutputStream.nullOutputStream()))
                .isEqualTo(LARGE);
    }

    @Test
    void a_large_answer_of_unknown_length_passes_through_whole() throws Exception {
        edge.upstream().answering(request -> stream(request, new AtomicLong(), true));

        HttpResponse<InputStream> answer =
                edge.client().send(edge.authorized(PATH).build(), HttpResponse.BodyHandlers.ofInputStream());

        assertThat(answer.body().transferTo(java.io.OutputStream.nullOutputStream()))
                .isEqualTo(LARGE);
    }

    @Test
    void a_client_that_reads_slowly_slows_the_service_down() throws Exception {
        AtomicLong written = new AtomicLong();
        CompletableFuture<Void> full = new CompletableFuture<>();
        edge.upstream().answering(request -> {
            stream(request, written, false);
            // The service was told to wait although the client has read next to nothing.
            full.complete(null);
        });

        try (RawClient client = new RawClient(edge.port())) {
            client.send("GET " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key() + "\r\n\r\n");
            client.receiveUntil("\r\n\r\n");
            full.join();
            org.awaitility.Awaitility.await()
                    .during(java.time.Duration.ofMillis(500))
                    .until(() -> written.get() < LARGE / 2);
        }
    }

    @Test
    void the_first_part_of_an_answer_arrives_before_the_last_is_made() {
        CompletableFuture<HttpServerResponse> open = new CompletableFuture<>();
        edge.upstream().answering(request -> {
            request.response().setChunked(true).write("first");
            open.complete(request.response());
        });

        try (RawClient client = new RawClient(edge.port())) {
            client.send("GET " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key() + "\r\n\r\n");
            assertThat(client.receiveUntil("first")).endsWith("first");
            open.join().end("last");
            assertThat(client.receiveUntil("0\r\n\r\n")).contains("last");
        }
    }

    @Test
    void the_first_part_of_a_request_arrives_before_the_last_is_sent() {
        CompletableFuture<Buffer> first = new CompletableFuture<>();
        edge.upstream().answering(request -> {
            request.handler(first::complete);
            request.endHandler(end -> request.response().end("done"));
        });

        try (RawClient client = new RawClient(edge.port())) {
            client.send("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key()
                    + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nfirst\r\n");
            assertThat(first.join().toString()).isEqualTo("first");
            client.send("4\r\nlast\r\n0\r\n\r\n");
            assertThat(client.receiveUntil("done")).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void an_answer_without_body_stays_one() {
        edge.upstream()
                .answering(request -> request.response().setStatusCode(204).end());

        HttpResponse<String> answer = edge.send(edge.authorized(PATH).DELETE());

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().firstValue("Transfer-Encoding")).isEmpty();
    }

    @Test
    void an_unchanged_resource_has_no_body_but_its_tag() {
        edge.upstream().answering(request -> request.response()
                .setStatusCode(304)
                .putHeader("ETag", "\"1\"")
                .end());

        HttpResponse<String> answer = edge.send(edge.authorized(PATH).header("If-None-Match", "\"1\""));

        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).contains("\"1\"");
    }

    @Test
    void a_head_tells_the_length_and_nothing_else() {
        edge.upstream()
                .answering(request ->
                        request.response().putHeader("Content-Length", "1000").end());

        HttpResponse<String> answer =
                edge.send(edge.authorized(PATH).method("HEAD", HttpRequest.BodyPublishers.noBody()));

        assertThat(answer.headers().firstValue("Content-Length")).contains("1000");
        assertThat(answer.body()).isEmpty();
        assertThat(edge.send(edge.authorized(PATH).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_old_client_gets_its_answer_unchunked() {
        edge.upstream().answering(request -> request.response().setChunked(true).end("text"));

        String answer =
                RawClient.exchange(edge.port(), "GET " + PATH + " HTTP/1.0", "Authorization: Bearer " + edge.key());

        assertThat(answer).startsWith("HTTP/1.0 200").endsWith("\r\n\r\ntext").doesNotContain("chunked");
    }

    @Test
    void http_2_without_tls_is_spoken_too() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).build();
        // The first request asks for the upgrade, the second uses it; so does a body that is too large.
        client.send(edge.authorized(PATH).build(), HttpResponse.BodyHandlers.ofString());

        HttpResponse<String> answer = client.send(
                edge.authorized(PATH)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[300_000]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        HttpResponse<String> refused = client.send(
                edge.authorized(PATH)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[2_000_000]))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        HttpResponse<String> unannounced = client.send(
                edge.authorized(PATH)
                        .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[7])))
                        .build(),
                HttpResponse.BodyHandlers.ofString());

        assertThat(answer.version()).isEqualTo(HttpClient.Version.HTTP_2);
        assertThat(unannounced.body()).isEqualTo("{\"bytes\":7}");
        assertThat(answer.body()).isEqualTo("{\"bytes\":300000}");
        Problems.assertProblem(refused, 413, "body_too_large");
    }

    @Test
    void requests_in_one_packet_are_answered_in_order() {
        String head = " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key() + "\r\n";
        edge.upstream().answering(request -> request.response().end(request.path() + ";"));

        try (RawClient client = new RawClient(edge.port())) {
            client.send("GET /api/v1/customers/1" + head + "\r\n" + "GET /api/v1/customers/2" + head
                    + "\r\n" + "GET /nowhere" + head + "\r\n" + "GET /api/v1/customers/3" + head
                    + "Connection: close\r\n\r\n");
            String answers = client.receiveAll();
            assertThat(answers.indexOf("customers/1;")).isBetween(0, answers.indexOf("customers/2;"));
            assertThat(answers.indexOf("customers/2;")).isLessThan(answers.indexOf("resource_not_found"));
            assertThat(answers.indexOf("resource_not_found")).isLessThan(answers.indexOf("customers/3;"));
        }
    }

    private static void stream(HttpServerRequest request, AtomicLong written, boolean chunked) {
        HttpServerResponse response = request.response();
        if (chunked) {
            response.setChunked(true);
        } else {
            response.putHeader("Content-Length", Long.toString(LARGE));
        }
        pump(response, written);
    }

    private static void pump(HttpServerResponse response, AtomicLong written) {
        Buffer chunk = Buffer.buffer(new byte[CHUNK]);
        while (written.get() < LARGE) {
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> pump(response, written));
                return;
            }
            written.addAndGet(CHUNK);
            response.write(chunk.copy());
        }
        response.end();
    }
}
