package io.quittance.tenant.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.tenant.ApiKeyCreated;
import io.quittance.contracts.tenant.TenantRegistered;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.tenant.apikey.domain.ApiKeyText;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestGateway;
import io.quittance.testsupport.TestTopics;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class RegistrationIT {

    @Test
    void a_company_gets_an_owner_and_four_keys() {
        String email = Company.freshEmail();
        register(Map.of(
                        "company_name", "Otter & Söhne",
                        "email", email,
                        "password", Company.PASSWORD,
                        "name", "Ada",
                        "default_currency", "GBP",
                        "time_zone", "Europe/London"))
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("tenant.id", startsWith("ten_"))
                .body("tenant.name", equalTo("Otter & Söhne"))
                .body("tenant.slug", matchesPattern("otter-sohne(-[a-z0-9]{5})?"))
                .body("tenant.default_currency", equalTo("GBP"))
                .body("tenant.time_zone", equalTo("Europe/London"))
                .body("tenant.created_at", matchesPattern("\\d{4}-\\d\\d-\\d\\dT.*Z"))
                .body("user.id", startsWith("usr_"))
                .body("user.email", equalTo(email))
                .body("user.name", equalTo("Ada"))
                .body("user.role", equalTo("owner"))
                .body("api_keys", hasSize(4))
                .body("api_keys.id", everyItem(startsWith("key_")))
                .body("api_keys.type", equalTo(List.of("secret", "publishable", "secret", "publishable")))
                .body("api_keys.mode", equalTo(List.of("live", "live", "test", "test")))
                .body("access_token", startsWith("ey"))
                .body("refresh_token", startsWith("rt_"))
                .body("session_id", startsWith("ses_"));
    }

    @Test
    void what_need_not_be_told_has_a_default() {
        register(valid(Map.of()))
                .statusCode(201)
                .body("tenant.default_currency", equalTo("EUR"))
                .body("tenant.time_zone", equalTo("UTC"))
                .body("user.name", equalTo(null));
    }

    @Test
    void each_key_is_found_by_its_hash_and_means_what_it_says() {
        Company company = Company.registered();
        for (Map<String, String> key : company.keys()) {
            assertThat(key.get("key")).matches(ApiKeyText::isWellFormed);
            TestGateway.request()
                    .get("/internal/keys/" + Secrets.hashOf(key.get("key")))
                    .then()
                    .statusCode(200)
                    .body("key_id", equalTo(key.get("id")))
                    .body("tenant_id", equalTo(company.id().toString()))
                    .body("mode", equalTo(key.get("mode")))
                    .body("type", equalTo(key.get("type")))
                    .body("roles[0]", equalTo("secret".equals(key.get("type")) ? "tenant" : "publishable"))
                    .body("roles[1]", equalTo(key.get("mode")))
                    .body("expires_at", equalTo(null));
        }
    }

    @Test
    void the_platform_hears_of_the_tenant_and_of_each_key_in_its_mode() {
        Company company = Company.registered();
        var owner = company.asOwner();
        var registered = TestTopics.await(owner, TenantRegistered.class, 1).get(0);
        assertThat(TestTopics.data(registered, TenantRegistered.class).tenantId())
                .isEqualTo(company.id());
        assertThat(registered.key()).isEqualTo(company.id().toString());
        for (var tenant : List.of(owner, owner.otherMode())) {
            assertThat(TestTopics.await(tenant, ApiKeyCreated.class, 2))
                    .extracting(event -> TestTopics.data(event, ApiKeyCreated.class))
                    .allSatisfy(key -> assertThat(key.mode()).isEqualTo(tenant.mode()))
                    .extracting(ApiKeyCreated::keyType)
                    .containsExactly("secret", "publishable");
        }
    }

    @Test
    void an_address_registers_once_whatever_its_case() {
        String email = Company.freshEmail();
        register(valid(Map.of("email", email))).statusCode(201);
        register(valid(Map.of("email", email.toUpperCase(Locale.ROOT))))
                .statusCode(409)
                .body("code", equalTo("email_taken"))
                .body("param", equalTo("email"));
    }

    @Test
    void of_many_at_once_with_one_address_one_registers() {
        String email = Company.freshEmail();
        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> register(valid(Map.of("email", email))).extract().statusCode())
                .sorted()
                .toList();
        assertThat(answers).containsExactly(201, 409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void a_refused_registration_leaves_nothing() throws SQLException {
        Company known = Company.registered();
        String name = "Refused " + UUID.randomUUID();
        register(valid(Map.of("email", known.email(), "company_name", name))).statusCode(409);
        assertThat(count("SELECT count(*) FROM tenant.tenant WHERE name = ?", name))
                .isZero();
        assertThat(count("SELECT count(*) FROM tenant.tenant_slug WHERE slug LIKE ?", "refused-%"))
                .isZero();
    }

    @Test
    void two_companies_of_one_name_get_slugs_of_their_own() {
        String name = "Twin " + UUID.randomUUID();
        String first = register(valid(Map.of("company_name", name))).extract().path("tenant.slug");
        register(valid(Map.of("company_name", name)))
                .statusCode(201)
                .body("tenant.slug", startsWith(first.substring(0, 10)))
                .body("tenant.slug", not(equalTo(first)));
    }

    @Test
    void no_table_holds_a_password_or_a_key() throws SQLException {
        Company company = Company.registered();
        for (String table : List.of(
                "tenant",
                "user_account",
                "api_key",
                "login_email",
                "login_attempt",
                "outbox",
                "session",
                "audit_entry",
                "mail")) {
            assertThat(count(
                            "SELECT count(*) FROM tenant." + table + " AS row WHERE strpos(row::text, ?) > 0",
                            Company.PASSWORD))
                    .isZero();
            for (Map<String, String> key : company.keys()) {
                assertThat(count(
                                "SELECT count(*) FROM tenant." + table + " AS row WHERE strpos(row::text, ?) > 0",
                                key.get("key").substring("sk_live_".length())))
                        .isZero();
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "company_name, '', parameter_invalid",
        "company_name, ' ', parameter_invalid",
        "email, nobody, parameter_invalid",
        "email, 'ada @example.com', parameter_invalid",
        "email, 'аda@example.com', parameter_invalid", // a Cyrillic letter in front
        "password, 'short', parameter_invalid",
        "password, 'password2024!', password_weak",
        "password, 'PlainCompany', password_weak",
        "name, '', parameter_invalid",
        "default_currency, eur, parameter_invalid",
        "default_currency, XXX, currency_unknown",
        "time_zone, Mars/Olympus, parameter_invalid",
        "time_zone, '+02:00', parameter_invalid",
        "role, admin, parameter_unknown",
        "tenant_id, ten_01m60vspr9es8r65rzyjka792g, parameter_unknown",
    })
    void a_bad_field_is_named(String field, String value, String code) {
        register(valid(Map.of(field, value)))
                .statusCode(400)
                .contentType("application/problem+json")
                .body("param", equalTo(field))
                .body("code", equalTo(code));
    }

    @Test
    void what_is_missing_is_named() {
        register(Map.of())
                .statusCode(400)
                .body("errors.param", equalTo(List.of("company_name", "email", "password")))
                .body("errors.code", equalTo(List.of("parameter_missing", "parameter_missing", "parameter_missing")));
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        register(valid(Map.of("default_currency", "XXX", "password", "password2024!", "time_zone", "Mars/Olympus")))
                .statusCode(400)
                .body("errors", hasSize(3))
                .body("errors.code", hasItem("password_weak"))
                .body("errors.code", hasItem("currency_unknown"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"company_name\": 7} | company_name",
                "{\"company_name\": \"a\\u0000b\"} | company_name",
                "{\"password\": [\"x\"]} | password",
                "{\"email\": \"a\\ud800@example.com\"} | email",
            })
    void a_value_of_another_kind_is_named(String body, String field) {
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .post(Company.REGISTER)
                .then()
                .statusCode(400)
                .body("param", equalTo(field));
    }

    private static Map<String, String> valid(Map<String, String> changes) {
        Map<String, String> body = new HashMap<>(
                Map.of("company_name", "Plain Company", "email", Company.freshEmail(), "password", Company.PASSWORD));
        body.putAll(changes);
        return body;
    }

    private static ValidatableResponse register(Map<String, String> body) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .post(Company.REGISTER)
                .then();
    }

    private static long count(String query, String parameter) throws SQLException {
        try (Connection above = Surroundings.connectAsSuperuser();
                PreparedStatement statement = above.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
