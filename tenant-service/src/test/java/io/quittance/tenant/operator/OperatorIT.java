package io.quittance.tenant.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.tenant.ApiKeyChanged;
import io.quittance.contracts.tenant.TenantClosed;
import io.quittance.contracts.tenant.TenantResumed;
import io.quittance.contracts.tenant.TenantSuspended;
import io.quittance.kernel.TenantId;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestGateway;
import io.quittance.testsupport.TestOperator;
import io.quittance.testsupport.TestTopics;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class OperatorIT {
    private static final String TENANTS = "/api/v1/auth/operators/tenants";
    private static final Map<String, String> WHY = Map.of("reason", "Invoices unpaid since March");
    private final TestOperator operator = TestOperator.fresh();
    private Company company;

    @BeforeEach
    void register() {
        company = Company.registered();
    }

    @Test
    void an_operator_lists_every_tenant_newest_first() {
        Company newer = Company.registered();
        List<String> ids = list("limit=2")
                .body("url", equalTo(TENANTS))
                .body("has_more", equalTo(true))
                .extract()
                .path("data.id");
        assertThat(ids).containsExactly(newer.id().toString(), company.id().toString());
        list("limit=1&starting_after=" + newer.id())
                .body("data.id", contains(company.id().toString()));
        list("limit=1&ending_before=" + company.id())
                .body("data.id", contains(newer.id().toString()));
    }

    @Test
    void a_tenant_is_found_by_its_id_its_slug_and_its_peoples_addresses() {
        String slug = detail().extract().path("tenant.slug");
        for (String query : List.of(
                company.id().toString(),
                slug,
                company.email(),
                company.email().substring(3, 25).toUpperCase(Locale.ROOT))) {
            list("query=" + query).body("data.id", hasItem(company.id().toString()));
        }
        list("query=" + TenantId.next()).body("data", empty());
        list("query=ten_nothing").body("data", empty());
        list("query=%25").body("data", empty());
        list("query=OTTER%20%26").body("data", not(empty()));
    }

    @Test
    void tenants_are_found_by_their_status() {
        act("suspend").statusCode(200);
        list("status=suspended&limit=100").body("data.id", hasItem(company.id().toString()));
        list("status=active&limit=100").body("data.id", not(hasItem(company.id().toString())));
    }

    @Test
    void a_tenant_is_shown_with_how_much_it_has() {
        detail().body("object", equalTo("tenant_detail"))
                .body("tenant.name", equalTo("Otter & Söhne"))
                .body("tenant.status", equalTo("active"))
                .body("tenant.platform_plan", equalTo("standard"))
                .body("tenant.rate_limit_per_second", nullValue())
                .body("counts.people", equalTo(1))
                .body("counts.live_api_keys", equalTo(2))
                .body("counts.test_api_keys", equalTo(2));
    }

    @Test
    void a_suspended_tenant_is_told_to_the_edge_and_in_its_own_audit_log() {
        act("suspend")
                .statusCode(200)
                .body("status", equalTo("suspended"))
                .body("status_reason", equalTo("Invoices unpaid since March"));
        act("suspend").statusCode(200);
        lookUp().body("tenant_status", equalTo("suspended"));
        var told = TestTopics.await(company.asOwner(), TenantSuspended.class, 1);
        assertThat(told).hasSize(1);
        assertThat(TestTopics.data(told.get(0), TenantSuspended.class).tenantId())
                .isEqualTo(company.id());
        log("tenant.suspended")
                .body("data", hasSize(1))
                .body("data[0].actor", equalTo(operator.id().toString()))
                .body("data[0].before.status", equalTo("active"))
                .body("data[0].after.reason", equalTo("Invoices unpaid since March"));
    }

    @Test
    void nobody_logs_in_to_a_suspended_tenant_until_it_is_resumed() {
        act("suspend").statusCode(200);
        logIn(Company.PASSWORD).statusCode(403).body("code", equalTo("tenant_suspended"));
        logIn("wrong password").statusCode(401);
        act("resume").statusCode(200).body("status", equalTo("active"));
        logIn(Company.PASSWORD).statusCode(200);
        lookUp().body("tenant_status", equalTo("active"));
        assertThat(TestTopics.await(company.asOwner(), TenantResumed.class, 1)).hasSize(1);
    }

    @Test
    void a_closed_tenant_stays_closed() {
        act("close").statusCode(200).body("status", equalTo("closed"));
        lookUp().body("tenant_status", equalTo("closed"));
        assertThat(TestTopics.await(company.asOwner(), TenantClosed.class, 1)).hasSize(1);
        act("resume").statusCode(409).body("code", equalTo("tenant_transition_illegal"));
        act("suspend").statusCode(409);
        act("impersonation").statusCode(409);
        act("close").statusCode(200);
        logIn(Company.PASSWORD).statusCode(401).body("code", equalTo("credentials_wrong"));
    }

    @Test
    void an_impersonation_reads_as_a_developer_and_is_noted_with_its_reason() {
        String token = act("impersonation")
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(900))
                .body("tenant_id", equalTo(company.id().toString()))
                .extract()
                .path("access_token");
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(claims)
                .contains(
                        "\"sub\":\"" + operator.id() + "\"",
                        "\"tenant_id\":\"" + company.id() + "\"",
                        "\"groups\":[\"developer\"]",
                        "\"read_only\":true",
                        "\"sid\":\"ses_");
        log("tenant.impersonated")
                .body("data[0].actor", equalTo(operator.id().toString()))
                .body("data[0].after.reason", equalTo("Invoices unpaid since March"));
    }

    @Test
    void a_limit_reaches_the_edge_with_each_key() {
        change("{\"rate_limit_per_second\": 500, \"platform_plan\": \"growth\"}")
                .statusCode(200)
                .body("platform_plan", equalTo("growth"));
        change("{\"rate_limit_per_second\": 500}").statusCode(200);
        lookUp().body("rate_limit_per_second", equalTo(500));
        assertThat(TestTopics.await(company.asOwner(), ApiKeyChanged.class, 2)).hasSize(2);
        assertThat(TestTopics.await(company.asOwner().otherMode(), ApiKeyChanged.class, 2))
                .hasSize(2);
        change("{\"rate_limit_per_second\": 0}").statusCode(200).body("rate_limit_per_second", nullValue());
        lookUp().body("rate_limit_per_second", nullValue());
        log("tenant.plan_changed").body("data", hasSize(2));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rate_limit_per_second | -1",
                "rate_limit_per_second | 100001",
                "rate_limit_per_second | \"fast\"",
                "platform_plan | \"\"",
                "platform_plan | \"Big Plan\"",
                "status | \"closed\"",
            })
    void a_bad_field_is_named(String field, String json) {
        change("{\"" + field + "\": " + json + "}").statusCode(400).body("param", equalTo(field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"suspend", "resume", "close", "impersonation"})
    void nothing_is_done_without_a_reason(String action) {
        for (String body : List.of("{}", "{\"reason\": \" \"}", "{\"reason\": \"" + "x".repeat(501) + "\"}")) {
            operator.request()
                    .body(body)
                    .post(TENANTS + "/" + company.id() + "/" + action)
                    .then()
                    .statusCode(400)
                    .body("param", equalTo("reason"));
        }
        lookUp().body("tenant_status", equalTo("active"));
    }

    @Test
    void a_tenant_that_does_not_exist_is_not_found() {
        String nobody = TENANTS + "/" + TenantId.next();
        operator.request().get(nobody).then().statusCode(404).body("code", equalTo("tenant_not_found"));
        operator.request().body("{}").patch(nobody).then().statusCode(404);
        for (String action : List.of("suspend", "resume", "close", "impersonation")) {
            operator.request().body(WHY).post(nobody + "/" + action).then().statusCode(404);
        }
        operator.request()
                .get(TENANTS + "/key_01m60vspr9es8r65rzyjka792g")
                .then()
                .statusCode(400);
    }

    @ParameterizedTest
    @CsvSource({"status, deleted", "limit, 0", "starting_after, usr_01m60vspr9es8r65rzyjka792g"})
    void a_bad_parameter_is_named(String param, String value) {
        operator.request()
                .queryParam(param, value)
                .get(TENANTS)
                .then()
                .statusCode(400)
                .body("param", equalTo(param));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"tenant", "publishable", "restricted", "owner", "admin", "developer", "gateway", "operator"})
    void no_role_in_a_tenant_is_an_operators(String role) {
        var caller = company.as(role);
        caller.request().get(TENANTS).then().statusCode(403).body("code", equalTo("permission_denied"));
        caller.request().get(TENANTS + "/" + company.id()).then().statusCode(403);
        caller.request()
                .body(WHY)
                .post(TENANTS + "/" + company.id() + "/suspend")
                .then()
                .statusCode(403);
        caller.request()
                .body(WHY)
                .post(TENANTS + "/" + company.id() + "/impersonation")
                .then()
                .statusCode(403);
        caller.request().body("{}").patch(TENANTS + "/" + company.id()).then().statusCode(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"details", "me", "keys", "audit-log", "branding", "verify"})
    void an_operator_is_nobody_in_a_tenant(String endpoint) {
        operator.request().get("/api/v1/auth/tenants/" + endpoint).then().statusCode(403);
    }

    private ValidatableResponse list(String query) {
        return operator.request()
                .urlEncodingEnabled(false)
                .get(TENANTS + "?" + query)
                .then()
                .statusCode(200);
    }

    private ValidatableResponse detail() {
        return operator.request().get(TENANTS + "/" + company.id()).then().statusCode(200);
    }

    private ValidatableResponse act(String action) {
        return operator.request()
                .body(WHY)
                .post(TENANTS + "/" + company.id() + "/" + action)
                .then();
    }

    private ValidatableResponse change(String body) {
        return operator.request().body(body).patch(TENANTS + "/" + company.id()).then();
    }

    private ValidatableResponse logIn(String password) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("email", company.email(), "password", password))
                .post("/api/v1/auth/tenants/login")
                .then();
    }

    private ValidatableResponse lookUp() {
        return TestGateway.request()
                .get("/internal/keys/" + Secrets.hashOf(company.key("secret", "live")))
                .then()
                .statusCode(200);
    }

    private ValidatableResponse log(String action) {
        return company.asOwner()
                .request()
                .get("/api/v1/auth/tenants/audit-log?action=" + action)
                .then()
                .statusCode(200);
    }
}
