package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.gateway.RawClient;
import io.quittance.gateway.TenantStub;
import io.quittance.gateway.TestEdge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogTest {
    @TempDir
    Path directory;

    private Path file;
    private TestEdge edge;

    @BeforeEach
    void start() {
        file = directory.resolve("access.log");
        edge = TestEdge.start(
                "access-log.enabled", "true", "access-log.file", file.toString(), "proxies.trusted", "127.0.0.1");
    }

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void a_request_is_one_line_of_json() {
        Instant before = Instant.now().minusMillis(1);
        edge.send(edge.authorized("/api/v1/customers/cus_1?email=ada%40example.com")
                .header("X-Request-Id", "mine-1")
                .header("X-Forwarded-For", "203.0.113.9")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        JsonNode line = lines().get(0);

        assertThat(Instant.parse(line.path("time").asText())).isBetween(before, Instant.now());
        assertThat(line.path("method").asText()).isEqualTo("POST");
        assertThat(line.path("path").asText()).isEqualTo("/api/v1/customers/cus_1");
        assertThat(line.path("service").asText()).isEqualTo("subscription");
        assertThat(line.path("status").asInt()).isEqualTo(200);
        assertThat(line.path("bytes").asInt()).isEqualTo("{\"bytes\":2}".length());
        assertThat(line.path("duration_ms").asDouble()).isPositive();
        assertThat(line.path("request_id").asText()).isEqualTo("mine-1");
        assertThat(line.path("tenant_id").asText()).isEqualTo(TenantStub.TENANT);
        assertThat(line.path("actor").asText()).isEqualTo(TestEdge.KEY_ID);
        assertThat(line.path("mode").asText()).isEqualTo("test");
        assertThat(line.path("client_address").asText()).isEqualTo("203.0.113.9");
        assertThat(line.path("log").asText()).isEqualTo("access");
    }

    @Test
    void a_refusal_is_written_down_without_what_was_not_found() {
        edge.send(edge.to("/api/v1/customers"));

        JsonNode line = lines().get(0);

        assertThat(line.path("status").asInt()).isEqualTo(401);
        assertThat(line.path("tenant_id").isNull()).isTrue();
        assertThat(line.path("actor").isNull()).isTrue();
    }

    @Test
    void nothing_secret_is_written_down() {
        String token = edge.tenant().sign(TenantStub.claims());
        edge.send(edge.authorized("/api/v1/customers?key=" + edge.key()));
        edge.send(edge.with(token, "/api/v1/customers"));
        edge.send(edge.authorized("/api/v1/customers/" + edge.key() + "/x"));
        edge.send(edge.authorized("/api/v1/customers/" + token));

        List<JsonNode> lines = lines();

        assertThat(lines).hasSize(4);
        assertThat(lines.toString()).doesNotContain(edge.key(), token, token.substring(0, 20), "Bearer");
        assertThat(lines.get(2).path("path").asText()).isEqualTo("/api/v1/customers/***/x");
    }

    @Test
    void a_line_stays_a_line_whatever_a_client_sends() {
        RawClient.exchange(edge.port(), "GET /a\"b\\c{}%0a HTTP/1.1", "Host: x");
        RawClient.exchange(edge.port(), "GET\u0001 /x HTTP/1.1", "Host: x");
        edge.send(edge.to("/" + "a".repeat(4_000)));

        List<JsonNode> lines = lines();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(0).path("path").asText()).isEqualTo("/a\"b\\c{}%0a");
        assertThat(lines.get(2).path("path").asText().length()).isLessThan(600);
    }

    private List<JsonNode> lines() {
        edge.server().close().toCompletionStage().toCompletableFuture().join();
        ObjectMapper json = new ObjectMapper();
        try {
            return Files.readAllLines(file).stream()
                    .map(line -> {
                        try {
                            return json.readTree(line);
                        } catch (IOException e) {
                            throw new UncheckedIOException(line, e);
                        }
                    })
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
