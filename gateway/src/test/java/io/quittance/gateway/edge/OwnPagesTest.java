package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quittance.gateway.Problems;
import io.quittance.gateway.TestEdge;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The API's description and the page that shows it. */
class OwnPagesTest {
    private static final String TENANT =
            "{\"paths\":{\"/api/v1/auth/tenants/me\":{\"get\":{}},\"/internal/x\":{\"get\":{}}}}";
    private static final String OTHERS = "{\"paths\":{\"/api/v1/billing/plans\":{\"get\":{}}}}";

    private TestEdge edge = TestEdge.start("docs.fresh-for", "0s");

    @AfterEach
    void stop() {
        edge.close();
    }

    @Test
    void all_services_are_described_in_one_document() {
        described();

        HttpResponse<String> answer = edge.send(edge.to("/openapi.json"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.body())
                .contains("/api/v1/auth/tenants/me", "/api/v1/billing/plans")
                .doesNotContain("internal");
        assertThat(edge.tenant().service().lastSeen().uri()).isEqualTo("/q/openapi?format=json");
    }

    @Test
    void without_a_service_the_others_are_described() {
        described();
        edge.tenant().stop();

        HttpResponse<String> answer = edge.send(edge.to("/openapi.json"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("/api/v1/billing/plans").doesNotContain("/api/v1/auth");
    }

    @Test
    void a_service_that_goes_is_described_as_it_last_was() {
        described();
        edge.send(edge.to("/openapi.json"));
        edge.tenant().stop();

        edge.send(edge.to("/openapi.json"));

        assertThat(edge.send(edge.to("/openapi.json")).body()).contains("/api/v1/auth/tenants/me");
    }

    @Test
    void what_services_have_new_is_seen_later() {
        described();
        edge.send(edge.to("/openapi.json"));
        edge.upstream().answering(request -> request.response().end(OTHERS.replace("plans", "coupons")));

        await().atMost(Duration.ofSeconds(10))
                .until(() -> edge.send(edge.to("/openapi.json")).body().contains("/api/v1/billing/coupons"));
    }

    @Test
    void without_any_service_there_is_nothing_to_describe() {
        edge.upstream()
                .answering(request -> request.response().setStatusCode(500).end());
        edge.tenant().stop();

        Problems.assertProblem(edge.send(edge.to("/openapi.json")), 503, "upstream_unavailable");
    }

    @Test
    void who_has_the_document_already_is_told_so() {
        described();
        String tag =
                edge.send(edge.to("/openapi.json")).headers().firstValue("ETag").orElseThrow();

        HttpResponse<String> again = edge.send(edge.to("/openapi.json").header("If-None-Match", tag));

        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/docs", "/docs/"})
    void there_is_a_page_to_read_it(String path) {
        HttpResponse<String> page = edge.send(edge.to(path));

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy"))
                .get()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("script-src 'self' 'unsafe", "http");
    }

    @Test
    void everything_that_the_page_loads_is_here() {
        String page = edge.send(edge.to("/docs")).body();
        Matcher link = Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(page);
        int files = 0;
        while (link.find()) {
            if (link.group(1).startsWith("/docs/")) {
                files++;
                HttpResponse<String> file = edge.send(edge.to(link.group(1)));
                assertThat(file.statusCode()).as(link.group(1)).isEqualTo(200);
                assertThat(file.body()).isNotEmpty();
            } else {
                assertThat(link.group(1)).isIn("data:,", "/openapi.json");
            }
        }
        assertThat(files).isEqualTo(3);
        assertThat(page).doesNotContain("<script>", "onload", "http:", "https:");
    }

    @Test
    void a_page_is_only_read() {
        HttpResponse<String> answer = edge.send(edge.to("/docs").POST(HttpRequest.BodyPublishers.noBody()));

        Problems.assertProblem(answer, 405, "method_not_allowed");
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD");
        assertThat(edge.send(edge.to("/docs").method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .headers()
                        .firstValueAsLong("Content-Length"))
                .isPresent();
    }

    @Test
    void nothing_else_is_there() {
        Problems.assertProblem(edge.send(edge.to("/docs/index.html")), 404, "resource_not_found");
        Problems.assertProblem(edge.send(edge.to("/docs/../openapi.json")), 404, "resource_not_found");
    }

    @Test
    void it_can_be_switched_off() {
        edge.close();
        edge = TestEdge.start("docs.enabled", "false");

        Problems.assertProblem(edge.send(edge.to("/openapi.json")), 404, "resource_not_found");
        Problems.assertProblem(edge.send(edge.to("/docs")), 404, "resource_not_found");
    }

    private void described() {
        edge.tenant().service().answering(request -> request.response().end(TENANT));
        edge.upstream().answering(request -> request.response().end(OTHERS));
    }
}
