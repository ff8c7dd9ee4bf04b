package io.quittance.tenant.login;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class LoginIT {
    private static final int ATTEMPTS = 10;
    private static final int ATTEMPTS_PER_CLIENT = 20;

    @Test
    void the_right_password_gets_a_token_that_the_published_keys_verify()
            throws JoseException, InvalidJwtException, MalformedClaimException {
        Company company = Company.registered();
        String token = logIn(company.email(), Company.PASSWORD)
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(900))
                .body("user.id", equalTo(company.owner().toString()))
                .body("user.role", equalTo("owner"))
                .body("tenant.id", equalTo(company.id().toString()))
                .extract()
                .path("access_token");
        JwtClaims claims = verified(token);
        assertThat(claims.getSubject()).isEqualTo(company.owner().toString());
        assertThat(claims.getStringClaimValue("tenant_id"))
                .isEqualTo(company.id().toString());
        assertThat(claims.getStringListClaimValue("groups")).containsExactly("owner");
        assertThat(claims.getStringClaimValue("sid")).startsWith("ses_");
        assertThat(claims.getExpirationTime().getValue() - claims.getIssuedAt().getValue())
                .isEqualTo(900);
    }

    @Test
    void the_case_of_the_address_does_not_matter() {
        Company company = Company.registered();
        logIn(company.email().toUpperCase(Locale.ROOT), Company.PASSWORD).statusCode(200);
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
        Company company = Company.registered();
        Map<String, Object> wrong = refusal(company.email());
        Map<String, Object> unknown = refusal(Company.freshEmail());
        assertThat(wrong).isEqualTo(unknown).containsEntry("code", "credentials_wrong");
    }

    @Test
    void after_ten_failures_even_the_right_password_has_to_wait() {
        Company company = Company.registered();
        fail(company.email(), ATTEMPTS);
        String wait = logIn(company.email(), Company.PASSWORD)
                .statusCode(429)
                .contentType("application/problem+json")
                .body("code", equalTo("rate_limited"))
                .extract()
                .header("Retry-After");
        assertThat(Integer.parseInt(wait)).isBetween(800, 900);
        logIn(Company.registered().email(), Company.PASSWORD).statusCode(200);
    }

    @Test
    void an_unknown_address_has_to_wait_as_well() {
        String nobody = Company.freshEmail();
        fail(nobody, ATTEMPTS);
        logIn(nobody, Company.PASSWORD).statusCode(429);
    }

    @Test
    void many_at_once_get_no_further_than_many_in_a_row() {
        String email = Company.registered().email();
        List<Integer> answers = IntStream.range(0, 2 * ATTEMPTS)
                .parallel()
                .mapToObj(i -> logIn(email, "wrong password").extract().statusCode())
                .toList();
        assertThat(Collections.frequency(answers, 401)).isEqualTo(ATTEMPTS);
        assertThat(Collections.frequency(answers, 429)).isEqualTo(ATTEMPTS);
    }

    @Test
    void one_client_cannot_try_a_password_on_everybody() {
        String from = "2001:db8::1"; // of no other test
        for (int i = 0; i < ATTEMPTS_PER_CLIENT; i++) {
            logInFrom(from, "nobody" + i + "@example.com", "wrong password").statusCode(401);
        }
        Company company = Company.registered();
        logInFrom(from, company.email(), Company.PASSWORD).statusCode(429).header("Retry-After", notNullValue());
        logInFrom("203.0.113.2", company.email(), Company.PASSWORD).statusCode(200);
    }

    @Test
    void who_logs_in_to_an_own_account_in_between_gains_no_attempts_on_others() {
        String from = "2001:db8::2";
        Company own = Company.registered();
        for (int i = 0; i < ATTEMPTS_PER_CLIENT; i++) {
            logInFrom(from, "nobody" + i + "@example.com", "wrong password").statusCode(401);
            if (i % 10 == 0) {
                logInFrom(from, own.email(), Company.PASSWORD).statusCode(200);
            }
        }
        logInFrom(from, "nobody@example.com", "wrong password").statusCode(429);
    }

    @Test
    void the_right_password_makes_earlier_failures_forgotten() {
        Company company = Company.registered();
        fail(company.email(), ATTEMPTS - 1);
        logIn(company.email(), Company.PASSWORD).statusCode(200);
        fail(company.email(), ATTEMPTS - 1);
        logIn(company.email(), Company.PASSWORD).statusCode(200);
    }

    @Test
    void once_the_window_has_passed_one_may_try_again() throws SQLException {
        Company company = Company.registered();
        fail(company.email(), ATTEMPTS);
        logIn(company.email(), Company.PASSWORD).statusCode(429);
        try (Connection above = Surroundings.connectAsSuperuser();
                Statement statement = above.createStatement()) {
            statement.executeUpdate("UPDATE tenant.login_attempt SET resets_at = now()");
        }
        logIn(company.email(), Company.PASSWORD).statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({"email, ''", "password, ''"})
    void a_bad_field_is_named(String field, String value) {
        Map<String, String> body = "email".equals(field)
                ? Map.of("email", value, "password", "whatever it is")
                : Map.of("email", "ada@example.com", "password", value);
        logIn(body).statusCode(400).body("param", equalTo(field));
    }

    @Test
    void an_address_that_is_none_is_unknown() {
        logIn("nobody", "whatever it is").statusCode(401);
        logIn("ſomeone@例え.jp", "whatever it is").statusCode(401);
    }

    @Test
    void a_field_that_nobody_asked_for_is_refused() {
        logIn(Map.of("email", "a@example.com", "password", "x", "role", "owner"))
                .statusCode(400)
                .body("code", equalTo("parameter_unknown"));
    }

    @Test
    void the_key_set_is_public_and_holds_no_private_half() {
        String keys = RestAssured.get("/api/v1/auth/jwks.json")
                .then()
                .statusCode(200)
                .contentType("application/json")
                .header("Cache-Control", startsWith("public"))
                .body("keys[0].kty", equalTo("EC"))
                .body("keys[0].alg", equalTo("ES256"))
                .body("keys[0].use", equalTo("sig"))
                .extract()
                .asString();
        assertThat(keys).doesNotContain("\"d\"");
    }

    private static JwtClaims verified(String token) throws JoseException, InvalidJwtException {
        JsonWebKeySet keys =
                new JsonWebKeySet(RestAssured.get("/api/v1/auth/jwks.json").asString());
        return new JwtConsumerBuilder()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(keys.getJsonWebKeys()))
                .setExpectedIssuer("quittance")
                .setExpectedAudience("quittance-api")
                .setRequireExpirationTime()
                .setRequireSubject()
                .build()
                .processToClaims(token);
    }

    private static Map<String, Object> refusal(String email) {
        return logIn(email, "four otters in a boat")
                .statusCode(401)
                .extract()
                .jsonPath()
                .getMap("");
    }

    private static void fail(String email, int times) {
        for (int i = 0; i < times; i++) {
            logIn(email, "wrong password").statusCode(401);
        }
    }

    private static ValidatableResponse logIn(String email, String password) {
        return logIn(Map.of("email", email, "password", password));
    }

    private static ValidatableResponse logInFrom(String client, String email, String password) {
        return RestAssured.given()
                .header("X-Internal-Client-Address", client)
                .contentType(ContentType.JSON)
                .body(Map.of("email", email, "password", password))
                .post("/api/v1/auth/tenants/login/")
                .then();
    }

    private static ValidatableResponse logIn(Map<String, String> body) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .post("/api/v1/auth/tenants/login/")
                .then();
    }
}
