package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.RawClient;
import io.quittance.gateway.TestEdge;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Nothing but the public API can be reached, however the path is written. */
class PathTest {
    private static TestEdge edge;

    @BeforeAll
    static void start() {
        edge = TestEdge.start();
    }

    @AfterAll
    static void stop() {
        edge.close();
    }

    @BeforeEach
    void forget() {
        edge.upstream().seen().clear();
        edge.tenant().service().seen().clear();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/internal/keys/0000",
                "//internal/keys/0000",
                "/q/metrics",
                "/q/health",
                "/api/v1/auth/../../../internal/keys/0000",
                "/api/v1/auth/%2e%2e/%2e%2e/%2e%2e/internal/keys/0000",
                "/api/v1/auth/..%2f..%2f..%2finternal/keys/0000",
                "/api/v1/auth/..;/..;/..;/internal/keys/0000",
                "/api/v1/auth/..\\..\\..\\internal\\keys\\0000",
                "/api/v1/auth//..//..//internal",
                "http://127.0.0.1/internal/keys/0000",
                "http://127.0.0.1/api/v1/auth/../../internal/keys/0000",
                "/api/v1/unknown",
            })
    void what_is_inside_stays_inside(String target) {
        String answer = ask(target);

        assertThat(answer).startsWith("HTTP/1.1 404").contains("application/problem+json", "resource_not_found");
        assertThat(edge.upstream().seen()).isEmpty();
        assertThat(edge.tenant().service().seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/v1/customers#/../../internal", "*", "api.example.com:443", "/api/v1/customers?\u00e9"})
    void a_target_that_is_no_path_is_refused(String target) {
        assertThat(ask(target)).startsWith("HTTP/1.1 400").contains("request_malformed");
    }

    @Test
    void path_and_query_arrive_as_they_were_written() {
        edge.send(edge.authorized("/api/v1/customers/a%20b?created%5Bgte%5D=1&x=/../&y"));

        assertThat(edge.upstream().lastSeen().uri()).isEqualTo("/api/v1/customers/a%20b?created%5Bgte%5D=1&x=/../&y");
    }

    @ParameterizedTest
    @ValueSource(strings = {"TRACE", "CONNECT", "PROPFIND", "get"})
    void a_method_that_no_service_has_is_refused(String method) {
        String answer = RawClient.exchange(
                edge.port(), method + " /api/v1/customers HTTP/1.1", "Host: x", "Authorization: Bearer " + edge.key());

        assertThat(answer).startsWith("HTTP/1.1 405").contains("Allow: GET, HEAD", "method_not_allowed");
    }

    private static String ask(String target) {
        return RawClient.exchange(
                edge.port(), "GET " + target + " HTTP/1.1", "Host: x", "Authorization: Bearer " + edge.key());
    }
}
