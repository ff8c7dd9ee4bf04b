package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.gateway.Problems;
import io.quittance.gateway.TenantStub;
import io.quittance.gateway.TestConfig;
import io.quittance.gateway.TestEdge;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers are told, and which pages may call. */
class BrowserTest {
    private static final String PATH = "/api/v1/customers";
    private static final String APP = "https://app.example.com";
    private static final String SHOP = "https://shop.example.com";
    private static final String OTHER_TENANT = "ten_01h455vb4pex5vsknk084sn0zz";

    private TestEdge edge = TestEdge.start("cors.origins", APP);

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void every_answer_tells_browsers_what_not_to_do() {
        for (HttpResponse<String> answer : java.util.List.of(
                edge.send(edge.authorized(PATH)), edge.send(edge.to(PATH)), edge.send(edge.to("/nowhere")))) {
            assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(answer.headers().allValues("X-Frame-Options")).containsExactly("DENY");
            assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("no-referrer");
            assertThat(answer.headers().allValues("Strict-Transport-Security")).containsExactly("max-age=31536000");
            assertThat(answer.headers().allValues("Content-Security-Policy"))
                    .containsExactly("default-src 'none'; frame-ancestors 'none'");
        }
    }

    @Test
    void a_service_may_be_more_exact() {
        edge.upstream().answering(request -> request.response()
                .putHeader("Content-Security-Policy", "default-src 'self'")
                .putHeader("Referrer-Policy", "origin")
                .end());

        HttpResponse<String> answer = edge.send(edge.authorized(PATH));

        assertThat(answer.headers().allValues("Content-Security-Policy")).containsExactly("default-src 'self'");
        assertThat(answer.headers().allValues("Referrer-Policy")).containsExactly("origin");
    }

    @Test
    void a_preflight_is_answered_at_the_edge() {
        HttpResponse<String> answer = edge.send(preflight(APP));

        assertThat(answer.statusCode()).isEqualTo(204);
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(APP);
        assertThat(answer.headers().firstValue("Access-Control-Allow-Methods"))
                .get()
                .asString()
                .contains("PATCH");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Headers"))
                .get()
                .asString()
                .contains("Authorization", "Idempotency-Key");
        assertThat(answer.headers().firstValue("Access-Control-Max-Age")).contains("600");
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
        assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("Origin"));
        assertThat(edge.upstream().seen()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "null", "http://app.example.com", "https://app.example.com.evil.example"
            })
    void a_page_from_elsewhere_may_not_ask(String origin) {
        HttpResponse<String> answer = edge.send(preflight(origin));

        Problems.assertProblem(answer, 403, "permission_denied");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void a_page_may_read_the_answer_and_what_its_headers_say() {
        HttpResponse<String> answer = edge.send(edge.authorized(PATH).header("Origin", APP));

        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(APP);
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
                .get()
                .asString()
                .contains("X-Request-Id", "RateLimit");
        assertThat(answer.headers().allValues("Vary")).contains("Origin");
    }

    @Test
    void a_page_may_read_why_it_was_refused() {
        HttpResponse<String> answer = edge.send(edge.to(PATH).header("Origin", APP));

        Problems.assertProblem(answer, 401, "authentication_required");
        assertThat(answer.headers().allValues("Access-Control-Allow-Origin")).containsExactly(APP);
    }

    @Test
    void without_an_origin_the_answer_only_says_that_it_would_depend_on_it() {
        HttpResponse<String> answer = edge.send(edge.authorized(PATH));

        assertThat(answer.headers().allValues("Vary")).contains("Origin");
        assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void what_a_service_says_about_origins_does_not_count() {
        edge.upstream().answering(request -> request.response()
                .putHeader("Access-Control-Allow-Origin", "*")
                .putHeader("Access-Control-Allow-Credentials", "true")
                .end());

        assertThat(edge.send(edge.authorized(PATH).header("Origin", "https://evil.example"))
                        .headers()
                        .map())
                .doesNotContainKeys("access-control-allow-origin", "access-control-allow-credentials");
    }

    @Test
    void a_tenants_page_reads_what_is_that_tenants() {
        restart("cors.tenant-origins", TenantStub.TENANT + "=" + SHOP);

        assertThat(edge.send(preflight(SHOP)).statusCode()).isEqualTo(204);
        assertThat(edge.send(edge.authorized(PATH).header("Origin", SHOP))
                        .headers()
                        .allValues("Access-Control-Allow-Origin"))
                .containsExactly(SHOP);
    }

    @Test
    void another_tenants_page_does_not() {
        restart("cors.tenant-origins", OTHER_TENANT + "=" + SHOP);

        assertThat(edge.send(preflight(SHOP)).statusCode()).isEqualTo(204);
        assertThat(edge.send(edge.authorized(PATH).header("Origin", SHOP))
                        .headers()
                        .map())
                .doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void cookies_may_come_from_origins_that_are_named() {
        restart("cors.origins", APP + ",*", "cors.credentials", "true");

        HttpResponse<String> named = edge.send(edge.authorized(PATH).header("Origin", APP));
        assertThat(named.headers().allValues("Access-Control-Allow-Origin")).containsExactly(APP);
        assertThat(named.headers().allValues("Access-Control-Allow-Credentials"))
                .containsExactly("true");

        HttpResponse<String> any = edge.send(edge.authorized(PATH).header("Origin", SHOP));
        assertThat(any.headers().allValues("Access-Control-Allow-Origin")).containsExactly("*");
        assertThat(any.headers().map()).doesNotContainKey("access-control-allow-credentials");
    }

    @Test
    void by_default_no_page_may_call() {
        restart();

        Problems.assertProblem(edge.send(preflight(APP)), 403, "permission_denied");
        assertThat(edge.send(edge.authorized(PATH).header("Origin", APP))
                        .headers()
                        .map())
                .doesNotContainKeys("access-control-allow-origin", "vary");
    }

    @Test
    void options_without_an_origin_are_the_services_matter() {
        edge.send(edge.authorized(PATH).method("OPTIONS", HttpRequest.BodyPublishers.noBody()));

        assertThat(edge.upstream().lastSeen().method()).isEqualTo("OPTIONS");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"app.example.com", "https://app.example.com/", "https://u@app.example.com", "https://a.example?b"
            })
    void an_origin_that_is_none_does_not_start(String origin) {
        assertThatThrownBy(() -> new Cors(TestConfig.of("cors.origins", origin).cors()))
                .isInstanceOf(IllegalStateException.class);
    }

    private void restart(String... settings) {
        edge.close();
        edge = TestEdge.start(settings);
    }

    private HttpRequest.Builder preflight(String origin) {
        return edge.to(PATH)
                .header("Origin", origin)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "authorization")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody());
    }
}
