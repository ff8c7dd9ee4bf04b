package io.quittance.webhook.endpoint;

import static io.quittance.webhook.Webhooks.ENDPOINTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.webhook.WebhookEndpointCreated;
import io.quittance.contracts.webhook.WebhookEndpointDisabled;
import io.quittance.kernel.WebhookEndpointId;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.quittance.webhook.Webhooks;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class EndpointIT {
    private static final String URL = "https://example.com/hooks";
    private final TestTenant tenant = TestTenant.live();
    private final Webhooks webhooks = new Webhooks(tenant);

    @Test
    void an_endpoint_is_created_with_a_secret() {
        tenant.request()
                .body("""
                        {"url": "https://example.com/hooks", "events": ["invoice.paid", "subscription.*", "invoice.paid"],
                         "description": "Our shop"}""")
                .post(ENDPOINTS)
                .then()
                .statusCode(201)
                .header("Location", matchesPattern(".*" + ENDPOINTS + "/we_[0-9a-z]{26}"))
                .body("id", matchesPattern("we_[0-9a-z]{26}"))
                .body("object", equalTo("webhook_endpoint"))
                .body("livemode", equalTo(true))
                .body("url", equalTo(URL))
                .body("events", contains("invoice.paid", "subscription.*"))
                .body("description", equalTo("Our shop"))
                .body("status", equalTo("enabled"))
                .body("secret", matchesPattern("whsec_[A-Za-z0-9+/]{43}="));
    }

    @Test
    void the_secret_is_not_shown_again() {
        Webhooks.Endpoint endpoint = webhooks.endpoint(URL, "*");
        tenant.request()
                .get(ENDPOINTS + "/" + endpoint.id())
                .then()
                .statusCode(200)
                .body("id", equalTo(endpoint.id()))
                .body("$", not(hasKey("secret")));
        String list =
                tenant.request().get(ENDPOINTS).then().statusCode(200).extract().asString();
        assertThat(list).contains(endpoint.id()).doesNotContain("secret", "whsec_");
    }

    @Test
    void a_replayed_answer_is_without_the_secret() {
        String body = "{\"url\": \"" + URL + "\", \"events\": [\"*\"]}";
        String id = tenant.request()
                .header("Idempotency-Key", "k")
                .body(body)
                .post(ENDPOINTS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        tenant.request()
                .header("Idempotency-Key", "k")
                .body(body)
                .post(ENDPOINTS)
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(id))
                .body("secret", nullValue());
    }

    @Test
    void the_database_holds_the_secret_sealed() throws SQLException {
        Webhooks.Endpoint endpoint = webhooks.endpoint(URL, "*");
        byte[] secret = Base64.getDecoder().decode(endpoint.secret().substring("whsec_".length()));
        byte[] sealed = sealed(WebhookEndpointId.fromString(endpoint.id()).value());
        assertThat(sealed).isNotEmpty();
        assertThat(latin(sealed)).doesNotContain(latin(secret), endpoint.secret());
    }

    @Test
    void a_deleted_endpoint_is_gone_and_its_secret_with_it() throws SQLException {
        Webhooks.Endpoint endpoint = webhooks.endpoint(URL, "*");
        tenant.request().delete(ENDPOINTS + "/" + endpoint.id()).then().statusCode(204);
        tenant.request().get(ENDPOINTS + "/" + endpoint.id()).then().statusCode(404);
        tenant.request().delete(ENDPOINTS + "/" + endpoint.id()).then().statusCode(404);
        tenant.request().get(ENDPOINTS).then().body("data", hasSize(0));
        assertThat(sealed(WebhookEndpointId.fromString(endpoint.id()).value())).isNull();
    }

    @Test
    void what_is_not_named_stays_as_it_is() {
        Webhooks.Endpoint endpoint = webhooks.endpoint(URL, "invoice.paid");
        tenant.request()
                .body("{\"url\": \"https://example.org/other\"}")
                .patch(ENDPOINTS + "/" + endpoint.id())
                .then()
                .statusCode(200)
                .body("url", equalTo("https://example.org/other"))
                .body("events", contains("invoice.paid"))
                .body("status", equalTo("enabled"));
        tenant.request()
                .body("{\"events\": [\"*\"], \"status\": \"disabled\"}")
                .patch(ENDPOINTS + "/" + endpoint.id())
                .then()
                .statusCode(200)
                .body("url", equalTo("https://example.org/other"))
                .body("events", contains("*"))
                .body("status", equalTo("disabled"))
                .body("disabled_reason", equalTo("requested"));
        tenant.request()
                .body("{\"status\": \"enabled\"}")
                .patch(ENDPOINTS + "/" + endpoint.id())
                .then()
                .statusCode(200)
                .body("status", equalTo("enabled"))
                .body("disabled_reason", nullValue());
    }

    @Test
    void the_platform_hears_of_endpoints() {
        Webhooks.Endpoint endpoint = webhooks.endpoint(URL, "*");
        webhooks.change(endpoint, "{\"status\": \"disabled\"}");
        webhooks.change(endpoint, "{\"status\": \"disabled\"}");
        webhooks.change(endpoint, "{\"status\": \"enabled\"}");
        tenant.request().delete(ENDPOINTS + "/" + endpoint.id()).then().statusCode(204);

        var created = TestTopics.await(tenant, WebhookEndpointCreated.class, 1).get(0);
        assertThat(created.key()).isEqualTo(tenant.id().toString());
        assertThat(TestTopics.data(created, WebhookEndpointCreated.class).endpointId())
                .hasToString(endpoint.id());
        assertThat(TestTopics.await(tenant, WebhookEndpointDisabled.class, 2))
                .extracting(event ->
                        TestTopics.data(event, WebhookEndpointDisabled.class).reason())
                .containsExactly("requested", "deleted");
    }

    @Test
    void nobody_elses_endpoint_is_found() {
        String id = webhooks.endpoint(URL, "*").id();
        for (TestTenant other : new TestTenant[] {TestTenant.live(), tenant.otherMode()}) {
            other.request()
                    .get(ENDPOINTS + "/" + id)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("webhook_endpoint_not_found"));
            other.request()
                    .body("{\"status\": \"disabled\"}")
                    .patch(ENDPOINTS + "/" + id)
                    .then()
                    .statusCode(404);
            other.request().delete(ENDPOINTS + "/" + id).then().statusCode(404);
            other.request().get(ENDPOINTS).then().statusCode(200).body("data", hasSize(0));
        }
        tenant.request().get(ENDPOINTS + "/" + id).then().statusCode(200).body("status", equalTo("enabled"));
    }

    @Test
    void a_publishable_key_reaches_nothing() {
        TestTenant publishable = tenant.withRoles("publishable");
        publishable.request().get(ENDPOINTS).then().statusCode(403);
        publishable
                .request()
                .body("{\"url\": \"" + URL + "\", \"events\": [\"*\"]}")
                .post(ENDPOINTS)
                .then()
                .statusCode(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"events": ["*"]}                                                        | 400 | parameter_missing | url
            {"url": "", "events": ["*"]}                                             | 400 | parameter_invalid | url
            {"url": null, "events": ["*"]}                                           | 400 | parameter_missing | url
            {"url": 5, "events": ["*"]}                                              | 400 | parameter_invalid | url
            {"url": "example.com", "events": ["*"]}                                  | 400 | parameter_invalid | url
            {"url": "ftp://example.com", "events": ["*"]}                            | 400 | parameter_invalid | url
            {"url": "https://a:b@example.com", "events": ["*"]}                      | 400 | parameter_invalid | url
            {"url": "https://[fe80::1%25eth0]/", "events": ["*"]}                    | 400 | parameter_invalid | url
            {"url": "https://2130706433/", "events": ["*"]}                          | 400 | parameter_invalid | url
            {"url": "https://example.com/\\u0000", "events": ["*"]}                  | 400 | parameter_invalid | url
            {"url": "https://example.com/\\ud800", "events": ["*"]}                  | 400 | parameter_invalid | url
            {"url": "https://169.254.169.254/", "events": ["*"]}                     | 422 | webhook_url_refused | url
            {"url": "https://[::ffff:169.254.169.254]/", "events": ["*"]}            | 422 | webhook_url_refused | url
            {"url": "https://example.com"}                                           | 400 | parameter_missing | events
            {"url": "https://example.com", "events": []}                             | 400 | parameter_invalid | events
            {"url": "https://example.com", "events": "*"}                            | 400 | parameter_invalid | events
            {"url": "https://example.com", "events": [null]}                         | 400 | parameter_missing | events[0]
            {"url": "https://example.com", "events": [""]}                           | 400 | parameter_invalid | events[0]
            {"url": "https://example.com", "events": ["*", "nope"]}                  | 400 | parameter_invalid | events[1]
            {"url": "https://example.com", "events": ["invoice.paid.v1"]}            | 400 | parameter_invalid | events[0]
            {"url": "https://example.com", "events": ["api_key.created"]}            | 400 | parameter_invalid | events[0]
            {"url": "https://example.com", "events": ["*"], "description": 1}        | 400 | parameter_invalid | description
            {"url": "https://example.com", "events": ["*"], "secret": "whsec_mine"}  | 400 | parameter_unknown | secret
            """)
    void a_bad_field_is_named(String body, int status, String code, String param) {
        tenant.request()
                .body(body)
                .post(ENDPOINTS)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("param", equalTo(param));
        tenant.request().get(ENDPOINTS).then().body("data", hasSize(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"url\": \"https://example.com\"", "\"text\"", "{} {}"})
    void what_is_no_request_is_refused(String body) {
        tenant.request().body(body).post(ENDPOINTS).then().statusCode(400);
    }

    @Test
    void everything_is_bounded() {
        String longUrl = "https://example.com/" + "a".repeat(2048);
        assertRefused("{\"url\": \"" + longUrl + "\", \"events\": [\"*\"]}", "url");
        assertRefused("{\"url\": \"" + URL + "\", \"events\": [" + "\"*\",".repeat(100) + "\"*\"]}", "events");
        assertRefused(
                "{\"url\": \"" + URL + "\", \"events\": [\"*\"], \"description\": \"" + "d".repeat(501) + "\"}",
                "description");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"url": ""}                        | 400 | url
            {"url": "https://169.254.169.254"} | 422 | url
            {"events": []}                     | 400 | events
            {"events": ["nope"]}               | 400 | events[0]
            {"status": "paused"}               | 400 | status
            {"status": "DISABLED"}             | 400 | status
            {"status": 1}                      | 400 | status
            {"secret": "whsec_mine"}           | 400 | secret
            """)
    void a_bad_change_is_named_and_changes_nothing(String body, int status, String param) {
        Webhooks.Endpoint endpoint = webhooks.endpoint(URL, "invoice.paid");
        tenant.request()
                .body(body)
                .patch(ENDPOINTS + "/" + endpoint.id())
                .then()
                .statusCode(status)
                .body("param", equalTo(param));
        tenant.request()
                .get(ENDPOINTS + "/" + endpoint.id())
                .then()
                .body("url", equalTo(URL))
                .body("events", contains("invoice.paid"))
                .body("status", equalTo("enabled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "we_", "cus_01h455vb4pex5vsknk084sn02q", "we_01H455VB4PEX5VSKNK084SN02Q"})
    void what_is_no_id_is_not_found_or_refused(String id) {
        int status = tenant.request().get(ENDPOINTS + "/" + id).statusCode();
        assertThat(status).isIn(400, 404);
    }

    private void assertRefused(String body, String param) {
        tenant.request().body(body).post(ENDPOINTS).then().statusCode(400).body("param", equalTo(param));
    }

    private static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static byte[] sealed(UUID id) throws SQLException {
        try (Connection auditor = Surroundings.connect("webhook", "auditor");
                PreparedStatement query = auditor.prepareStatement("SELECT sealed_secret FROM endpoint WHERE id = ?")) {
            query.setObject(1, id);
            try (ResultSet rows = query.executeQuery()) {
                assertThat(rows.next()).isTrue();
                return rows.getBytes(1);
            }
        }
    }
}
