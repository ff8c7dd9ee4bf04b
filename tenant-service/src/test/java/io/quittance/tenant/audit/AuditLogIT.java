package io.quittance.tenant.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class AuditLogIT {
    private static final String LOG = "/api/v1/auth/tenants/audit-log";
    private static final String KEYS = "/api/v1/auth/tenants/keys/";
    private static final String FORMULA = "=HYPERLINK(\"http://evil.example\")";

    @Inject
    AuditLog audit;

    @Inject
    Transactions transactions;

    @Test
    void a_registration_is_noted_with_where_it_came_from() {
        String email = Company.freshEmail();
        JsonPath registered = from("203.0.113.7", "Firefox")
                .body(Map.of("company_name", "Audited", "email", email, "password", Company.PASSWORD))
                .post(Company.REGISTER)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        Company company = new Company(
                TenantId.fromString(registered.getString("tenant.id")),
                UserId.fromString(registered.getString("user.id")),
                email,
                registered.getList("api_keys"));
        list(company, "?action=tenant.registered")
                .body("data", hasSize(1))
                .body("data[0].object", equalTo("audit_entry"))
                .body("data[0].actor", equalTo(company.owner().toString()))
                .body("data[0].subject", equalTo(company.id().toString()))
                .body("data[0].client_address", equalTo("203.0.113.7"))
                .body("data[0].user_agent", equalTo("Firefox"))
                .body("data[0].request_id", equalTo("req_of_this_test"))
                .body("data[0].before", nullValue())
                .body("data[0].after.name", equalTo("Audited"));
        list(company, "?action=api_key.created").body("data", hasSize(4));
    }

    @Test
    void who_logs_in_is_noted_and_so_is_who_fails_to() {
        Company company = Company.registered();
        logIn(company.email(), "wrong password", 401);
        logIn(company.email(), Company.PASSWORD, 200);
        list(company, "?subject=" + company.owner())
                .body("data.action", equalTo(List.of("user.logged_in", "user.login_failed")))
                .body("data.actor", equalTo(List.of(company.owner().toString(), "login")))
                .body("data.client_address", everyItem(equalTo("2001:db8::7")));
    }

    @Test
    void a_key_is_noted_when_it_is_made_and_when_it_ends() {
        Company company = Company.registered();
        String key = company.keyId("secret", "live");
        company.as("admin").request().post(KEYS + key + "/revoke").then().statusCode(200);
        company.as("admin").request().post(KEYS + key + "/revoke").then().statusCode(200);
        list(company, "?subject=" + key)
                .body("data.action", equalTo(List.of("api_key.revoked", "api_key.created")))
                .body("data[0].before.revoked_at", nullValue())
                .body("data[0].after.revoked_at", notNullValue());
    }

    @Test
    void no_entry_holds_a_key_a_hash_or_a_password() {
        Company company = Company.registered();
        String log = list(company, "").extract().asString();
        for (Map<String, String> key : company.keys()) {
            assertThat(log)
                    .doesNotContain(key.get("key").substring("sk_live_".length()), Secrets.hashOf(key.get("key")));
        }
        assertThat(log).doesNotContain(Company.PASSWORD, "argon2");
    }

    @Test
    void what_no_request_asked_for_is_noted_without_one() {
        Company company = Company.registered();
        transactions
                .as(
                        new TenantContext(company.id(), true, "timer", null),
                        () -> audit.add("thing.done", company.id().toString(), Map.of("a", 1), Map.of("a", 2)))
                .await()
                .atMost(Duration.ofSeconds(10));
        list(company, "?actor=timer")
                .body("data", hasSize(1))
                .body("data[0].before.a", equalTo(1))
                .body("data[0].after.a", equalTo(2))
                .body("data[0].client_address", nullValue())
                .body("data[0].request_id", nullValue());
    }

    @Test
    void nothing_is_noted_of_a_tenant_that_does_not_exist() {
        TenantContext nobody = new TenantContext(TenantId.next(), true, "timer", null);
        assertThatThrownBy(() -> transactions
                        .as(nobody, () -> audit.add("thing.done", "x", null, null))
                        .await()
                        .atMost(Duration.ofSeconds(10)))
                .hasMessageContaining("no tenant");
        transactions
                .as(nobody, () -> audit.addIfTenantExists("thing.done", "x"))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE audit_entry SET actor = 'nobody'",
                "DELETE FROM audit_entry",
                "TRUNCATE audit_entry",
                "INSERT INTO audit_entry (tenant_id, id, actor, action, subject, created_at) SELECT tenant_id, id, actor,"
                        + " action, subject, created_at FROM audit_entry ON CONFLICT (tenant_id, id) DO UPDATE SET"
                        + " actor = 'nobody'"
            })
    void what_is_noted_stays_as_it_is(String statement) throws SQLException {
        Company company = Company.registered();
        try (Connection app = Surroundings.connect("tenant", "app");
                Statement attempt = app.createStatement()) {
            app.setAutoCommit(false);
            attempt.execute(
                    "SELECT set_config('app.tenant_id', '" + company.id().value() + "', true)");
            assertThatThrownBy(() -> attempt.execute(statement)).hasMessageContaining("permission denied");
        }
    }

    @Test
    void entries_are_listed_page_by_page_newest_first() {
        Company company = Company.registered();
        List<String> all = list(company, "").extract().path("data.id");
        assertThat(all).hasSize(6).isSortedAccordingTo((a, b) -> b.compareTo(a));
        List<String> first = list(company, "?limit=2")
                .body("has_more", equalTo(true))
                .body("url", equalTo(LOG))
                .extract()
                .path("data.id");
        assertThat(first).isEqualTo(all.subList(0, 2));
        list(company, "?limit=4&starting_after=" + first.get(1))
                .body("data.id", equalTo(all.subList(2, 6)))
                .body("has_more", equalTo(false));
        list(company, "?limit=2&ending_before=" + all.get(3)).body("data.id", equalTo(all.subList(1, 3)));
    }

    @Test
    void entries_are_found_by_when_they_were_made() {
        Company company = Company.registered();
        List<String> times = list(company, "").extract().path("data.created_at");
        String newest = times.get(0);
        list(company, "?created[gte]=" + newest)
                .body("data.created_at", everyItem(equalTo(newest)))
                .body("data[0].id", notNullValue());
        list(company, "?created[lt]=" + times.get(5)).body("data", hasSize(0));
        list(company, "?created[gte]=2020-01-01T00:00:00Z&created[lt]=2100-01-01T00:00:00%2B01:00")
                .body("data", hasSize(6));
    }

    @Test
    void nobody_sees_what_another_tenant_did() {
        Company company = Company.registered();
        Company other = Company.registered();
        String theirs = list(other, "").extract().path("data[0].id");
        list(company, "?subject=" + other.id()).body("data", hasSize(0));
        list(company, "?actor=" + other.owner()).body("data", hasSize(0));
        list(company, "?starting_after=" + theirs).body("data", hasSize(6));
        String csv = export(company).extract().asString();
        assertThat(csv)
                .contains(company.id().toString())
                .doesNotContain(other.id().toString());
    }

    @Test
    void the_export_holds_everything_and_runs_nothing() {
        Company company = Company.registered();
        from("203.0.113.7", FORMULA)
                .body(Map.of("email", company.email(), "password", Company.PASSWORD))
                .post("/api/v1/auth/tenants/login")
                .then()
                .statusCode(200);
        String csv = export(company)
                .contentType("text/csv")
                .header("Content-Disposition", equalTo("attachment; filename=\"audit-log.csv\""))
                .extract()
                .asString();
        List<String> lines = csv.lines().toList();
        assertThat(lines).hasSize(1 + 6 + 2 + 1); // a header, the registration, the log-in and its session, the export
        assertThat(lines.get(0))
                .isEqualTo("id,created_at,actor,action,subject,client_address,user_agent,request_id,before,after");
        assertThat(lines.get(1)).contains(",audit_log.exported,");
        assertThat(csv).contains("\"'=HYPERLINK(").doesNotContain(",=", "\"=");
    }

    @Test
    void the_export_goes_on_where_a_batch_ends() throws SQLException {
        Company company = Company.registered();
        try (Connection above = Surroundings.connectAsSuperuser();
                Statement statement = above.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO tenant.audit_entry (tenant_id, id, actor, action, subject, created_at) SELECT '"
                            + company.id().value()
                            + "', ('00000000-0000-7000-8000-' || lpad(n::text, 12, '0'))::uuid, 'timer', 'thing.done',"
                            + " n::text, now() FROM generate_series(1, 1234) AS n");
        }
        List<String> lines = company.asOwner()
                .request()
                .get(LOG + "/export?action=thing.done")
                .asString()
                .lines()
                .toList();
        assertThat(lines).hasSize(1 + 1234).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "publishable", "developer", "operator"})
    void only_owners_and_admins_read_it(String role) {
        Company company = Company.registered();
        company.as(role).request().get(LOG).then().statusCode(403);
        company.as(role).request().get(LOG + "/export").then().statusCode(403);
        company.as("admin").request().get(LOG + "/").then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "actor, usr'--",
        "action, 'A.B'",
        "subject, aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "created[gte], yesterday",
        "created[gte], 2026-03-01",
        "created[lt], +999999999-12-31T23:59:59Z"
    })
    void a_filter_that_means_nothing_is_named(String param, String value) {
        for (String path : List.of(LOG, LOG + "/export")) {
            Company.registered()
                    .asOwner()
                    .request()
                    .queryParam(param, value)
                    .get(path)
                    .then()
                    .statusCode(400)
                    .body("param", equalTo(param));
        }
    }

    @Test
    void a_user_agent_of_any_length_and_an_address_that_is_none_do_no_harm() {
        Company company = Company.registered();
        from("not an address", "x".repeat(3000))
                .body(Map.of("email", company.email(), "password", Company.PASSWORD))
                .post("/api/v1/auth/tenants/login")
                .then()
                .statusCode(200);
        list(company, "?action=user.logged_in")
                .body("data[0].client_address", nullValue())
                .body("data[0].user_agent", equalTo("x".repeat(255)));
    }

    private static void logIn(String email, String password, int status) {
        from("2001:db8::7", "curl")
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/tenants/login")
                .then()
                .statusCode(status);
    }

    private static RequestSpecification from(String address, String userAgent) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Internal-Client-Address", address)
                .header("User-Agent", userAgent)
                .header("X-Request-Id", "req_of_this_test");
    }

    private static ValidatableResponse list(Company company, String query) {
        return company.asOwner()
                .request()
                .urlEncodingEnabled(false)
                .get(LOG + query.replace("[", "%5B").replace("]", "%5D"))
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse export(Company company) {
        return company.asOwner().request().get(LOG + "/export").then().statusCode(200);
    }
}
