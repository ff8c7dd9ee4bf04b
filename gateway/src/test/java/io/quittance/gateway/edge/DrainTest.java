package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.TestEdge;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DrainTest {
    private final CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
    private TestEdge edge;

    @BeforeEach
    void start() {
        edge = TestEdge.start("timeout.drain", "5s");
        edge.upstream().answering(arrived::complete);
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void a_request_on_its_way_is_answered_before_the_edge_leaves() {
        CompletableFuture<HttpResponse<String>> answer = ask();
        HttpServerRequest waiting = arrived.join();

        Future<Void> drained = edge.server().drain();
        assertThat(drained.isComplete()).isFalse();
        waiting.response().end("late");

        assertThat(answer.join().body()).isEqualTo("late");
        assertThat(drained.toCompletionStage()).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void the_last_answer_asks_the_client_to_connect_elsewhere() {
        CompletableFuture<HttpResponse<String>> answer = ask();
        HttpServerRequest waiting = arrived.join();
        var unused = edge.server().drain();

        waiting.response().end("late");

        assertThat(answer.join().headers().firstValue("Connection")).contains("close");
    }

    @Test
    void an_http_2_client_gets_its_answer_and_is_then_told_to_go_elsewhere() {
        CompletableFuture<Void> toldToGo = new CompletableFuture<>();
        CompletableFuture<String> answer = edge.vertx()
                .createHttpClient(new HttpClientOptions()
                        .setProtocolVersion(HttpVersion.HTTP_2)
                        .setHttp2ClearTextUpgrade(false))
                .request(HttpMethod.GET, edge.port(), "127.0.0.1", "/api/v1/customers")
                .compose(request -> {
                    request.connection().goAwayHandler(away -> toldToGo.complete(null));
                    return request.putHeader("Authorization", "Bearer " + edge.key())
                            .send();
                })
                .compose(response ->
                        response.body().map(body -> response.version() + " " + response.statusCode() + " " + body))
                .toCompletionStage()
                .toCompletableFuture();
        HttpServerRequest waiting = arrived.join();

        Future<Void> drained = edge.server().drain();
        assertThat(drained.isComplete()).isFalse();
        waiting.response().end("late");

        assertThat(answer.join()).isEqualTo("HTTP_2 200 late");
        assertThat(toldToGo).succeedsWithin(Duration.ofSeconds(5));
        assertThat(drained.toCompletionStage()).succeedsWithin(Duration.ofSeconds(5));
    }

    @Test
    void nobody_is_waited_for_for_ever() {
        edge.close();
        edge = TestEdge.start("timeout.drain", "100ms");
        edge.upstream().answering(arrived::complete);
        var unused = ask();
        arrived.join();

        assertThat(edge.server().drain().toCompletionStage()).succeedsWithin(Duration.ofSeconds(2));
    }

    @Test
    void without_requests_there_is_nothing_to_wait_for() {
        assertThat(edge.server().drain().isComplete()).isTrue();
    }

    private CompletableFuture<HttpResponse<String>> ask() {
        return edge.client()
                .sendAsync(edge.authorized("/api/v1/customers").build(), HttpResponse.BodyHandlers.ofString());
    }
}
