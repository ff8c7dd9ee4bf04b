package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Timer;
import io.quittance.gateway.Problems;
import io.quittance.gateway.RawClient;
import io.quittance.gateway.Secrets;
import io.quittance.gateway.StubService.Seen;
import io.quittance.gateway.TestEdge;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every request gets on its way in, and every answer on its way out. */
class AnswerTest {
    private static final String PATH = "/api/v1/payments";
    private TestEdge edge = TestEdge.start();

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void a_request_gets_a_name_that_service_and_client_both_hear() {
        HttpResponse<String> answer = edge.send(edge.authorized(PATH));

        assertThat(answer.headers().allValues("X-Request-Id"))
                .containsExactly(edge.upstream().lastSeen().header("X-Request-Id"))
                .allSatisfy(id -> assertThat(id).startsWith("req_"));
    }

    @Test
    void a_client_may_name_its_request() {
        HttpResponse<String> answer = edge.send(edge.authorized(PATH).header("X-Request-Id", "mine-1"));

        assertThat(edge.upstream().lastSeen().headers().getAll("X-Request-Id")).containsExactly("mine-1");
        assertThat(answer.headers().allValues("X-Request-Id")).containsExactly("mine-1");
    }

    @Test
    void a_name_that_is_none_is_replaced() {
        edge.send(edge.authorized(PATH).header("X-Request-Id", "{\"a\":1}"));

        assertThat(edge.upstream().lastSeen().header("X-Request-Id")).startsWith("req_");
    }

    @Test
    void a_refusal_carries_the_clients_name_too() {
        HttpResponse<String> answer = edge.send(edge.to(PATH).header("X-Request-Id", "mine-2"));

        Problems.assertProblem(answer, 401, "authentication_required");
        assertThat(answer.headers().firstValue("X-Request-Id")).contains("mine-2");
    }

    @Test
    void a_service_does_not_rename_the_request() {
        edge.upstream()
                .answering(request ->
                        request.response().putHeader("X-Request-Id", "theirs").end());

        assertThat(edge.send(edge.authorized(PATH).header("X-Request-Id", "mine-3"))
                        .headers()
                        .allValues("X-Request-Id"))
                .containsExactly("mine-3");
    }

    @Test
    void a_trace_goes_on() {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

        edge.send(edge.authorized(PATH).header("traceparent", trace).header("tracestate", "a=b"));

        Seen seen = edge.upstream().lastSeen();
        assertThat(seen.headers().getAll("traceparent")).containsExactly(trace);
        assertThat(seen.header("tracestate")).isEqualTo("a=b");
    }

    @Test
    void a_broken_trace_begins_anew_without_its_state() {
        edge.send(edge.authorized(PATH).header("traceparent", "00-zero").header("tracestate", "a=b"));

        Seen seen = edge.upstream().lastSeen();
        assertThat(TraceParent.isValid(seen.header("traceparent"))).isTrue();
        assertThat(seen.headers().contains("tracestate")).isFalse();
    }

    @Test
    void a_services_answer_passes_untouched() {
        edge.upstream().answering(request -> request.response()
                .setStatusCode(422)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Idempotent-Replayed", "true")
                .putHeader("Keep-Alive", "timeout=5")
                .putHeader("X-Odd", "1")
                .putHeader("Connection", "X-Odd")
                .end("{\"code\":\"plan_archived\"}"));

        HttpResponse<String> answer = edge.send(edge.authorized(PATH));

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).isEqualTo("{\"code\":\"plan_archived\"}");
        assertThat(answer.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().map()).doesNotContainKeys("keep-alive", "x-odd");
    }

    @Test
    void an_answer_says_what_the_caller_may_still_do() {
        HttpResponse<String> answer = edge.send(edge.authorized(PATH));

        assertThat(answer.headers().firstValue("RateLimit-Policy"))
                .contains("\"default\";q=2000;w=2, \"tenant\";q=4000;w=2");
        assertThat(answer.headers().firstValue("RateLimit")).get().asString().matches("\"default\";r=1999;t=1");
    }

    @Test
    void too_many_requests_of_one_key_are_refused() {
        edge.close();
        edge = TestEdge.start("rate-limit.per-second", "1", "rate-limit.burst", "2");
        edge.send(edge.authorized(PATH));
        edge.send(edge.authorized(PATH));

        HttpResponse<String> third = edge.send(edge.authorized(PATH));

        Problems.assertProblem(third, 429, "rate_limited");
        assertThat(third.headers().firstValue("Retry-After")).contains("1");
        assertThat(third.headers().firstValue("RateLimit")).get().asString().startsWith("\"default\";r=0;");
        assertThat(edge.upstream().seen()).hasSize(2);
        String other = edge.tenant().issueKey("key_other000000000000000000");
        assertThat(edge.send(edge.to(PATH).header("Authorization", "Bearer " + other))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void too_many_attempts_of_one_address_are_refused_before_they_cost_a_look_up() {
        edge.close();
        edge = TestEdge.start("rate-limit.anonymous-per-second", "1", "rate-limit.anonymous-burst", "3");
        for (int i = 0; i < 3; i++) {
            edge.send(edge.to(PATH).header("Authorization", "Bearer " + Secrets.apiKey("sk_test_", "guess " + i)));
        }

        HttpResponse<String> fourth =
                edge.send(edge.to(PATH).header("Authorization", "Bearer " + Secrets.apiKey("sk_test_", "guess 4")));

        Problems.assertProblem(fourth, 429, "rate_limited");
        assertThat(edge.tenant().lookups()).isEqualTo(3);
    }

    @Test
    void a_known_caller_is_not_held_liable_for_its_address() {
        edge.close();
        edge = TestEdge.start("rate-limit.anonymous-per-second", "1", "rate-limit.anonymous-burst", "2");
        edge.send(edge.authorized(PATH));
        edge.send(edge.to(PATH));
        Problems.assertProblem(edge.send(edge.to(PATH)), 429, "rate_limited");

        assertThat(edge.send(edge.authorized(PATH)).statusCode()).isEqualTo(200);
    }

    @Test
    void each_request_is_timed_by_route_and_outcome() {
        edge.send(edge.authorized(PATH));
        edge.send(edge.to(PATH));
        edge.send(edge.to("/nowhere"));

        assertThat(timer("payment", "2xx").count()).isEqualTo(1);
        assertThat(timer("payment", "4xx").count()).isEqualTo(1);
        assertThat(timer("none", "4xx").count()).isEqualTo(1);
        assertThat(timer("payment", "2xx").takeSnapshot().histogramCounts()).isNotEmpty();
        assertThat(edge.meters()
                        .get("quittance.gateway.refusals")
                        .tag("code", "authentication_required")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void a_head_that_is_no_http_is_refused_with_a_reason() {
        assertThat(raw("GET\r\n\r\n")).matches(problem(400)).contains("X-Request-Id: req_");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bad Header: 1",
                "No-Colon",
                ": no name",
                "X-Nul: a\u0000b",
                "X-Bell: a\u0007b",
                "X-Return: a\rb",
                "X-\u0001: a",
                "Content-Length: -1",
                "Content-Length: 1x",
                "Content-Length: 99999999999999999999",
                "Content-Length: 5, 5",
                "Transfer-Encoding: gzip",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked, identity",
                "Transfer-Encoding: xchunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
                "Transfer-Encoding : chunked",
            })
    void a_header_that_could_mean_two_things_is_refused(String header) {
        assertThat(raw("POST /api/v1/payments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key() + "\r\n"
                        + header + "\r\n\r\n"))
                .matches(problem(400));
        assertThat(edge.upstream().seen()).isEmpty();
    }

    @Test
    void a_head_that_is_too_large_is_refused_with_a_reason() {
        assertThat(raw("GET /api/v1/payments HTTP/1.1\r\nX-Long: " + "a".repeat(40_000) + "\r\n\r\n"))
                .matches(problem(431));
        assertThat(raw("GET /" + "a".repeat(9_000) + " HTTP/1.1\r\n\r\n")).matches(problem(414));
    }

    @Test
    void a_body_of_two_lengths_is_no_way_to_smuggle_a_request() {
        String answer = raw("POST /api/v1/payments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key()
                + "\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\n12345");

        assertThat(answer).matches(problem(400));
        assertThat(edge.upstream().seen()).isEmpty();
    }

    @Test
    void a_body_with_length_and_chunks_is_taken_as_one_thing_on_both_sides() {
        String smuggled = "GET /api/v1/customers HTTP/1.1\r\nHost: x\r\n\r\n";
        raw("POST /api/v1/payments HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + edge.key()
                + "\r\nConnection: close\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                + smuggled);

        assertThat(edge.upstream().seen()).hasSizeLessThanOrEqualTo(1).allSatisfy(seen -> assertThat(seen.uri())
                .isEqualTo("/api/v1/payments"));
    }

    private static Pattern problem(int status) {
        return Pattern.compile("HTTP/1\\.[01] " + status + " .*request_malformed.*", Pattern.DOTALL);
    }

    private Timer timer(String route, String status) {
        return edge.meters()
                .get("quittance.gateway.requests")
                .tag("route", route)
                .tag("status", status)
                .timer();
    }

    private String raw(String text) {
        try (RawClient client = new RawClient(edge.port())) {
            client.send(text);
            return client.receiveAll();
        }
    }
}
