package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.Problems;
import io.quittance.gateway.RawClient;
import io.quittance.gateway.TestEdge;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BodyLimitTest {
    private static final int MIB = 1 << 20;
    private static TestEdge edge;

    @BeforeAll
    static void start() {
        edge = TestEdge.start("timeout.response", "3s");
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @Test
    void a_body_may_have_a_mebibyte() {
        assertThat(edge.send(plain(MIB)).body()).isEqualTo("{\"bytes\":1048576}");
    }

    @Test
    void a_chunked_body_may_have_a_mebibyte() {
        assertThat(edge.send(chunked(MIB)).body()).isEqualTo("{\"bytes\":1048576}");
    }

    @Test
    void a_longer_body_is_refused_before_any_of_it_goes_on() {
        int before = edge.upstream().seen().size();

        Problems.assertProblem(edge.send(plain(MIB + 1)), 413, "body_too_large");

        assertThat(edge.upstream().seen()).hasSize(before);
    }

    @Test
    void a_public_route_takes_no_more() {
        int before = edge.tenant().service().seen().size();

        Problems.assertProblem(
                edge.send(edge.to("/api/v1/auth/tenants/login")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[MIB + 1]))),
                413,
                "body_too_large");

        assertThat(edge.tenant().service().seen()).hasSize(before);
    }

    @Test
    void a_longer_chunked_body_is_refused_as_soon_as_it_shows() {
        Problems.assertProblem(edge.send(chunked(MIB + 1)), 413, "body_too_large");
    }

    @Test
    void a_client_that_sends_on_for_a_while_still_reads_the_answer() {
        Problems.assertProblem(edge.send(plain(5 * MIB)), 413, "body_too_large");
        Problems.assertProblem(edge.send(chunked(5 * MIB)), 413, "body_too_large");
    }

    @Test
    void a_client_that_never_stops_is_cut_off() {
        try (RawClient client = new RawClient(edge.port())) {
            client.send("POST /api/v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key()
                    + "\r\nContent-Length: 100000000\r\n\r\n");
            byte[] chunk = new byte[MIB];
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> {
                        for (int i = 0; i < 90; i++) {
                            client.send(chunk);
                        }
                    })
                    .isInstanceOf(java.io.UncheckedIOException.class);
        }
    }

    @Test
    void a_client_that_asks_first_is_told_to_go_on() {
        try (RawClient client = new RawClient(edge.port())) {
            client.send("POST /api/v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key()
                    + "\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n");
            assertThat(client.receiveUntil("\r\n\r\n")).startsWith("HTTP/1.1 100");

            client.send("12345");

            assertThat(client.receiveUntil("}")).contains("{\"bytes\":5}");
        }
    }

    @Test
    void a_client_that_asks_first_is_told_to_stop() {
        try (RawClient client = new RawClient(edge.port())) {
            client.send("POST /api/v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key()
                    + "\r\nExpect: 100-continue\r\nContent-Length: 2000000\r\n\r\n");

            assertThat(client.receiveAll()).startsWith("HTTP/1.1 413").contains("body_too_large");
        }
    }

    @Test
    void a_body_that_does_not_come_is_not_waited_for() {
        try (RawClient client = new RawClient(edge.port())) {
            client.send("POST /api/v1/customers HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key()
                    + "\r\nContent-Length: 10\r\n\r\n12345");

            assertThat(client.receiveUntil("}")).startsWith("HTTP/1.1 408").contains("request_malformed");
        }
    }

    private static HttpRequest.Builder plain(int bytes) {
        return edge.authorized("/api/v1/customers").POST(HttpRequest.BodyPublishers.ofByteArray(new byte[bytes]));
    }

    private static HttpRequest.Builder chunked(int bytes) {
        return edge.authorized("/api/v1/customers")
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(new byte[bytes])));
    }

    @Test
    void the_connection_is_good_for_another_request_after_a_refusal() {
        HttpResponse<String> refused = edge.send(plain(2 * MIB));
        HttpResponse<String> next = edge.send(plain(3));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(next.body()).isEqualTo("{\"bytes\":3}");
    }
}
