package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.Problems;
import io.quittance.gateway.RawClient;
import io.quittance.gateway.TestEdge;
import java.net.http.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a request comes from, and what is believed of it. */
class ProxyTest {
    private static final String PATH = "/api/v1/customers?limit=1";
    private TestEdge edge;

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void services_learn_the_clients_address_from_the_edge() {
        edge = TestEdge.start();

        edge.send(edge.authorized(PATH)
                .header("X-Internal-Client-Address", "203.0.113.9")
                .header("X-Forwarded-For", "203.0.113.9")
                .header("Forwarded", "for=203.0.113.9"));

        assertThat(edge.upstream().lastSeen().headers().getAll("X-Internal-Client-Address"))
                .containsExactly("127.0.0.1");
        assertThat(edge.upstream().lastSeen().headers().toString()).doesNotContain("203.0.113.9");
    }

    @Test
    void a_public_route_tells_it_too() {
        edge = TestEdge.start();

        edge.send(edge.to("/api/v1/auth/tenants/login").POST(HttpRequest.BodyPublishers.ofString("{}")));

        assertThat(edge.tenant().service().lastSeen().header("X-Internal-Client-Address"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void a_proxy_of_ours_may_speak_for_a_client() {
        edge = TestEdge.start("proxies.trusted", "127.0.0.0/8,10.0.0.0/8");

        edge.send(edge.authorized(PATH).header("X-Forwarded-For", "198.51.100.1, 203.0.113.9, 10.0.0.7"));

        assertThat(edge.upstream().lastSeen().header("X-Internal-Client-Address"))
                .isEqualTo("203.0.113.9");
        assertThat(edge.upstream().lastSeen().header("X-Forwarded-For")).isNull();
    }

    @Test
    void only_the_header_that_proxies_write_is_read() {
        edge = TestEdge.start("proxies.trusted", "127.0.0.1", "proxies.header", "forwarded");

        edge.send(edge.authorized(PATH)
                .header("X-Forwarded-For", "198.51.100.1")
                .header("Forwarded", "for=\"[2001:db8::9]:443\";proto=https"));

        assertThat(edge.upstream().lastSeen().header("X-Internal-Client-Address"))
                .isEqualTo("2001:db8::9");
    }

    @Test
    void attempts_are_counted_against_the_client_and_not_the_proxy() {
        edge = TestEdge.start(
                "proxies.trusted",
                "127.0.0.1",
                "rate-limit.anonymous-per-second",
                "1",
                "rate-limit.anonymous-burst",
                "1");
        edge.send(edge.to(PATH).header("X-Forwarded-For", "203.0.113.9"));

        Problems.assertProblem(edge.send(edge.to(PATH).header("X-Forwarded-For", "203.0.113.9")), 429, "rate_limited");
        Problems.assertProblem(
                edge.send(edge.to(PATH).header("X-Forwarded-For", "203.0.113.10")), 401, "authentication_required");
    }

    @Test
    void a_client_without_tls_is_sent_to_where_there_is() {
        edge = TestEdge.start("proxies.trusted", "127.0.0.1");

        String answer = RawClient.exchange(
                edge.port(),
                "GET " + PATH + " HTTP/1.1",
                "Host: api.example.com:80",
                "Authorization: Bearer " + edge.key(),
                "X-Forwarded-Proto: http");

        assertThat(answer)
                .startsWith("HTTP/1.1 308")
                .containsIgnoringCase("location: https://api.example.com/api/v1/customers?limit=1\r\n")
                .doesNotContainIgnoringCase("strict-transport-security");
        assertThat(edge.upstream().seen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, https", "10.0.0.1, http"})
    void nobody_else_is_sent_anywhere(String trusted, String scheme) {
        edge = TestEdge.start("proxies.trusted", trusted);

        assertThat(edge.send(edge.authorized(PATH).header("X-Forwarded-Proto", scheme))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_proxy_may_be_left_to_decide_about_tls_itself() {
        edge = TestEdge.start("proxies.trusted", "127.0.0.1", "proxies.https-redirect", "false");

        assertThat(edge.send(edge.authorized(PATH).header("X-Forwarded-Proto", "http"))
                        .statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"evil.example/path", "a@b", "a b", "%0d%0a"})
    void a_host_that_is_none_leads_nowhere(String host) {
        edge = TestEdge.start("proxies.trusted", "127.0.0.1");

        String answer = RawClient.exchange(
                edge.port(), "GET " + PATH + " HTTP/1.1", "Host: " + host, "X-Forwarded-Proto: http");

        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContainIgnoringCase("location:");
    }
}
