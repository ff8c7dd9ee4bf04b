package io.quittance.tenant.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.AuditTrail;
import io.quittance.tenant.Company;
import io.quittance.tenant.LoggedIn;
import io.quittance.tenant.Mailbox;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class SecondFactorIT {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private Company company;
    private LoggedIn ada;
    private byte[] secret;
    private List<String> recoveryCodes;

    @BeforeEach
    void logIn() {
        company = Company.registered();
        ada = LoggedIn.to(company);
    }

    @Test
    void log_in_takes_a_code_once_the_factor_is_confirmed() throws SQLException {
        enable();
        forgetLastStep();
        JsonPath half = LoggedIn.logIn(company.email(), Company.PASSWORD)
                .statusCode(200)
                .body("access_token", nullValue())
                .body("refresh_token", nullValue())
                .body("user", nullValue())
                .body("tenant", nullValue())
                .body("challenge_expires_in", equalTo(300))
                .extract()
                .jsonPath();
        complete(half.getString("challenge"), code())
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("access_token", startsWith("ey"))
                .body("refresh_token", startsWith("rt_"))
                .body("user.id", equalTo(ada.id().toString()))
                .body("challenge", nullValue());
    }

    @Test
    void what_was_not_confirmed_is_not_asked_for() {
        ada.send("/second-factor").statusCode(200);
        ada.get("/second-factor").statusCode(200).body("enabled", equalTo(false));
        LoggedIn.to(company);
    }

    @Test
    void the_secret_and_the_recovery_codes_are_shown_once() {
        var enrolment = ada.request()
                .header("Idempotency-Key", "enrol")
                .post("/api/v1/auth/tenants/second-factor")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("otpauth_uri", startsWith("otpauth://totp/Quittance:"))
                .extract();
        ada.request()
                .header("Idempotency-Key", "enrol")
                .post("/api/v1/auth/tenants/second-factor")
                .then()
                .statusCode(200)
                .body("secret", nullValue())
                .body("otpauth_uri", nullValue());
        secret = decoded(enrolment.path("secret"));
        for (boolean replayed : List.of(false, true)) {
            ada.request()
                    .header("Idempotency-Key", "confirm")
                    .body(Map.of("code", code()))
                    .post("/api/v1/auth/tenants/second-factor/confirm/")
                    .then()
                    .statusCode(200)
                    .body("recovery_codes", replayed ? nullValue() : hasSize(10));
        }
        ada.get("/second-factor")
                .body("enabled", equalTo(true))
                .body("enabled_at", notNullValue())
                .body("recovery_codes_left", equalTo(10))
                .body("secret", nullValue());
    }

    @Test
    void no_code_is_accepted_twice() throws SQLException {
        enable();
        complete(challenge(), code()).statusCode(401).body("code", equalTo("second_factor_wrong"));
        forgetLastStep();
        String code = code();
        complete(challenge(), code).statusCode(200);
        complete(challenge(), code).statusCode(401).body("param", equalTo("code"));
    }

    @Test
    void of_many_who_give_one_code_at_once_one_gets_in() throws SQLException {
        enable();
        forgetLastStep();
        List<String> challenges =
                IntStream.range(0, 4).mapToObj(i -> challenge()).toList();
        String code = code();
        List<Integer> answers = challenges.stream()
                .parallel()
                .map(challenge -> complete(challenge, code).extract().statusCode())
                .toList();
        assertThat(Collections.frequency(answers, 200)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 401)).isEqualTo(3);
    }

    @Test
    void a_challenge_bears_five_attempts() throws SQLException {
        enable();
        forgetLastStep();
        String challenge = challenge();
        for (int i = 0; i < 5; i++) {
            complete(challenge, wrong()).statusCode(401).body("code", equalTo("second_factor_wrong"));
        }
        complete(challenge, code()).statusCode(401).body("code", equalTo("token_invalid"));
        complete(challenge(), code()).statusCode(200);
    }

    @Test
    void who_knows_the_password_cannot_guess_codes_for_long() throws SQLException {
        enable();
        forgetLastStep();
        for (int i = 0; i < 9; i += 3) { // confirming it was the first of ten
            String challenge = challenge();
            for (int j = 0; j < 3; j++) {
                complete(challenge, wrong()).statusCode(401);
            }
        }
        complete(challenge(), code()).statusCode(429).header("Retry-After", notNullValue());
    }

    @Test
    void half_log_ins_count_as_attempts() {
        enable();
        for (int i = 0; i < 10; i++) {
            LoggedIn.logIn(company.email(), Company.PASSWORD).statusCode(200);
        }
        LoggedIn.logIn(company.email(), Company.PASSWORD).statusCode(429);
    }

    @Test
    void a_challenge_is_good_once_and_for_five_minutes() throws SQLException {
        enable();
        forgetLastStep();
        String used = challenge();
        complete(used, code()).statusCode(200);
        complete(used, recoveryCodes.get(0)).statusCode(401).body("code", equalTo("token_invalid"));
        String old = challenge();
        change("UPDATE tenant.ticket SET expires_at = expires_at - interval '5 minutes' WHERE tenant_id = ?");
        complete(old, recoveryCodes.get(0)).statusCode(401).body("code", equalTo("token_invalid"));
        complete("nonsense", "123456").statusCode(401);
        complete("A".repeat(86), "123456").statusCode(401);
    }

    @Test
    void a_challenge_opens_no_other_door() {
        enable();
        String challenge = challenge();
        LoggedIn.refresh(challenge).statusCode(401);
        LoggedIn.post("/password-reset/confirm", Map.of("token", challenge, "password", "eight badgers in a row"))
                .statusCode(422);
        Mailbox.take(company.email());
    }

    @Test
    void a_recovery_code_lets_in_once_however_it_is_typed() {
        enable();
        String code = recoveryCodes.get(3).toLowerCase(Locale.ROOT).replace('-', ' ');
        complete(challenge(), code).statusCode(200);
        complete(challenge(), code).statusCode(401);
        ada.get("/second-factor").body("recovery_codes_left", equalTo(9));
        assertThat(AuditTrail.of(company, "second_factor.recovery_code_used")).hasSize(1);
    }

    @Test
    void to_do_without_takes_password_and_code() throws SQLException {
        enable();
        forgetLastStep();
        disable("wrong password", code()).statusCode(422).body("code", equalTo("password_wrong"));
        disable(Company.PASSWORD, wrong()).statusCode(422).body("code", equalTo("code_wrong"));
        disable(Company.PASSWORD, code()).statusCode(204);
        disable(Company.PASSWORD, code()).statusCode(409).body("code", equalTo("second_factor_missing"));
        LoggedIn.to(company);
        assertThat(AuditTrail.of(company, "second_factor.enabled")).hasSize(1);
        assertThat(AuditTrail.of(company, "second_factor.disabled")).hasSize(1);
    }

    @Test
    void a_wrong_first_code_enables_nothing() {
        ada.send("/second-factor/confirm", Map.of("code", "123456"))
                .statusCode(409)
                .body("code", equalTo("second_factor_missing"));
        secret = decoded(ada.send("/second-factor").extract().path("secret"));
        ada.send("/second-factor/confirm", Map.of("code", wrong()))
                .statusCode(422)
                .body("code", equalTo("code_wrong"))
                .body("param", equalTo("code"));
        LoggedIn.to(company);
    }

    @Test
    void a_factor_in_use_is_not_replaced() {
        enable();
        ada.send("/second-factor").statusCode(409).body("code", equalTo("second_factor_enabled"));
        ada.send("/second-factor/confirm", Map.of("code", code()))
                .statusCode(409)
                .body("code", equalTo("second_factor_enabled"));
    }

    @Test
    void a_new_password_by_mail_does_not_replace_the_second_factor() {
        enable();
        Mailbox.take(company.email()); // to confirm the address
        Mailbox.take(company.email()); // that the factor is in use
        LoggedIn.post("/password-reset", Map.of("email", company.email())).statusCode(202);
        String token = Mailbox.ticket(company.email());
        LoggedIn.post("/password-reset/confirm", Map.of("token", token, "password", "eight badgers in a row"))
                .statusCode(204);
        LoggedIn.logIn(company.email(), "eight badgers in a row")
                .statusCode(200)
                .body("access_token", nullValue())
                .body("challenge", notNullValue());
    }

    @Test
    void the_database_holds_neither_secret_nor_code() throws SQLException {
        enable();
        try (Connection auditor = Surroundings.connect("tenant", "auditor");
                PreparedStatement rows = auditor.prepareStatement(
                        "SELECT f.secret, f::text || r::text AS text FROM tenant.second_factor f JOIN tenant.recovery_code r"
                                + " USING (tenant_id, user_id) WHERE f.tenant_id = ?")) {
            rows.setObject(1, company.id().value());
            try (ResultSet row = rows.executeQuery()) {
                assertThat(row.next()).isTrue();
                assertThat(new BigInteger(1, row.getBytes(1)).toString(16))
                        .doesNotContain(new BigInteger(1, secret).toString(16));
                assertThat(row.getString(2)).doesNotContain(recoveryCodes.get(0).replace("-", ""));
            }
        }
    }

    @Test
    void a_bad_field_is_named() {
        LoggedIn.post("/login/second-factor", Map.of("challenge", "x"))
                .statusCode(400)
                .body("param", equalTo("code"));
        LoggedIn.post("/login/second-factor", Map.of("challenge", "x", "code", "1", "role", "owner"))
                .statusCode(400)
                .body("code", equalTo("parameter_unknown"));
        ada.send("/second-factor/confirm", Map.of("code", "x".repeat(33)))
                .statusCode(400)
                .body("param", equalTo("code"));
    }

    private void enable() {
        secret = decoded(ada.send("/second-factor").statusCode(200).extract().path("secret"));
        recoveryCodes = ada.send("/second-factor/confirm", Map.of("code", code()))
                .statusCode(200)
                .extract()
                .path("recovery_codes");
    }

    // As if half a minute had passed: the code of the confirmation is used up.
    private void forgetLastStep() throws SQLException {
        change("UPDATE tenant.second_factor SET last_step = 0 WHERE tenant_id = ?");
    }

    private void change(String statement) throws SQLException {
        try (Connection above = Surroundings.connectAsSuperuser();
                PreparedStatement update = above.prepareStatement(statement)) {
            update.setObject(1, company.id().value());
            assertThat(update.executeUpdate()).isPositive();
        }
    }

    private String challenge() {
        return LoggedIn.logIn(company.email(), Company.PASSWORD)
                .statusCode(200)
                .extract()
                .path("challenge");
    }

    private ValidatableResponse disable(String password, String code) {
        return ada.send("/second-factor/disable", Map.of("password", password, "code", code));
    }

    private static ValidatableResponse complete(String challenge, String code) {
        return LoggedIn.post("/login/second-factor/", Map.of("challenge", challenge, "code", code));
    }

    private String code() {
        return Totp.code(secret, Totp.stepAt(Instant.now()));
    }

    /** A code of no step near now. */
    private String wrong() {
        return IntStream.range(0, 10)
                .mapToObj(digit -> String.valueOf(digit).repeat(Totp.DIGITS))
                .filter(code -> Totp.step(secret, code, Instant.now()).isEmpty()
                        && Totp.step(secret, code, Instant.now().plusSeconds(60))
                                .isEmpty())
                .findFirst()
                .orElseThrow();
    }

    private static byte[] decoded(String base32) {
        BigInteger number = BigInteger.ZERO;
        for (char letter : base32.toCharArray()) {
            number = number.shiftLeft(5).or(BigInteger.valueOf(ALPHABET.indexOf(letter)));
        }
        byte[] bytes = new byte[Totp.SECRET_BYTES];
        byte[] value = number.toByteArray();
        int length = Math.min(value.length, bytes.length);
        System.arraycopy(value, value.length - length, bytes, bytes.length - length, length);
        return bytes;
    }
}
