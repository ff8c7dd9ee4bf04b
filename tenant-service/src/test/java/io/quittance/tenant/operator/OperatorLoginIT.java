package io.quittance.tenant.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.kernel.UserId;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.tenant.user.domain.LoginEmail;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
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
class OperatorLoginIT {
    private static final String EMAIL = Secrets.OPERATOR_EMAIL;
    private static final String PASSWORD = Secrets.OPERATOR_PASSWORD;
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 10;

    @Inject
    FirstOperator firstOperator;

    @Inject
    Operators operators;

    @BeforeEach
    void wait_for_the_first_operator() throws SQLException {
        await().until(() -> operators.areThere().await().atMost(PATIENCE));
        try (Connection above = Surroundings.connectAsSuperuser();
                Statement statement = above.createStatement()) {
            statement.executeUpdate("DELETE FROM tenant.login_attempt");
        }
    }

    @Test
    void the_right_password_gets_a_token_of_no_tenant() {
        String token = logIn(EMAIL.toUpperCase(Locale.ROOT), PASSWORD)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(900))
                .extract()
                .path("access_token");
        String claims = new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
        assertThat(claims)
                .contains("\"groups\":[\"operator\"]", "\"sub\":\"usr_", "\"sid\":\"ses_")
                .doesNotContain("tenant_id");
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
        Map<String, Object> wrong = logIn(EMAIL, "wrong password")
                .statusCode(401)
                .extract()
                .jsonPath()
                .getMap("");
        Map<String, Object> unknown = logIn("nobody@operator.example", "wrong password")
                .statusCode(401)
                .extract()
                .jsonPath()
                .getMap("");
        assertThat(wrong).isEqualTo(unknown).containsEntry("code", "credentials_wrong");
    }

    @Test
    void a_tenants_person_is_no_operator_and_an_operator_no_tenants_person() {
        logIn(Company.registered().email(), Company.PASSWORD).statusCode(401);
        RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("email", EMAIL, "password", PASSWORD))
                .post("/api/v1/auth/tenants/login")
                .then()
                .statusCode(401);
    }

    @Test
    void after_ten_failures_even_the_right_password_has_to_wait() {
        for (int i = 0; i < ATTEMPTS; i++) {
            logIn(EMAIL, "wrong password").statusCode(401);
        }
        String wait = logIn(EMAIL, PASSWORD)
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("rate_limited"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(800, 900);
    }

    @Test
    void whoever_tries_many_addresses_from_one_place_has_to_wait() {
        String place = "2001:db8::7";
        for (int i = 0; i < 3 * ATTEMPTS; i++) {
            logInFrom(place, i + "@operator.example", "wrong password").statusCode(401);
        }
        logInFrom(place, EMAIL, PASSWORD).statusCode(429);
        logInFrom("203.0.113.200", EMAIL, PASSWORD).statusCode(200);
    }

    @Test
    void the_environment_makes_no_second_operator() throws SQLException {
        assertThat(create(UserId.next() + "@operator.example")).isFalse();
        assertThat(create(EMAIL)).isFalse();
        try (Connection above = Surroundings.connectAsSuperuser();
                Statement statement = above.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM tenant.operator_account")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM operator_account",
                "INSERT INTO operator_account (id, email, password_hash, created_at) VALUES (gen_random_uuid(), 'a@b', '$argon2id$', now())",
                "DELETE FROM operator_account"
            })
    void the_role_that_serves_tenants_sees_no_operator(String statement) throws SQLException {
        try (Connection app = Surroundings.connect("tenant", "app");
                Statement attempt = app.createStatement()) {
            assertThatThrownBy(() -> attempt.execute(statement)).hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UPDATE operator_account SET password_hash = '$argon2id$'", "DELETE FROM operator_account"})
    void the_relay_role_changes_no_operator(String statement) throws SQLException {
        try (Connection relay = Surroundings.connect("tenant", "relay");
                Statement attempt = relay.createStatement()) {
            assertThatThrownBy(() -> attempt.execute(statement)).hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @CsvSource({"email, ''", "password, ''"})
    void a_bad_field_is_named(String field, String value) {
        logIn("email".equals(field) ? value : EMAIL, "password".equals(field) ? value : "x")
                .statusCode(400)
                .body("param", equalTo(field));
    }

    private boolean create(String address) {
        return firstOperator
                .create(LoginEmail.of(address), Company.PASSWORD)
                .await()
                .atMost(PATIENCE);
    }

    private ValidatableResponse logIn(String address, String password) {
        return logInFrom("203.0.113.1", address, password);
    }

    private static ValidatableResponse logInFrom(String place, String address, String password) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Internal-Client-Address", place)
                .body(Map.of("email", address, "password", password))
                .post("/api/v1/auth/operators/login/")
                .then();
    }
}
