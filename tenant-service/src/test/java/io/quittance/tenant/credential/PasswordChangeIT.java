package io.quittance.tenant.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.tenant.SessionRevoked;
import io.quittance.tenant.AuditTrail;
import io.quittance.tenant.Company;
import io.quittance.tenant.LoggedIn;
import io.quittance.tenant.Mailbox;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestTopics;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class PasswordChangeIT {
    private static final String NEW = "seven badgers under a bridge";
    private static final int ATTEMPTS = 10;
    private Company company;
    private LoggedIn ada;

    @BeforeEach
    void logIn() {
        company = Company.registered();
        Mailbox.take(company.email());
        ada = LoggedIn.to(company);
    }

    @Test
    void only_the_new_password_logs_in_afterwards() {
        change(Company.PASSWORD, NEW).statusCode(204);
        LoggedIn.logIn(company.email(), Company.PASSWORD).statusCode(401);
        LoggedIn.logIn(company.email(), NEW).statusCode(200);
        assertThat(Mailbox.take(company.email())).contains("was changed");
        assertThat(AuditTrail.of(company, "user.password_changed"))
                .singleElement()
                .asString()
                .contains(ada.id().toString())
                .doesNotContain("argon2");
    }

    @Test
    void other_sessions_end_and_this_one_stays() {
        LoggedIn elsewhere = LoggedIn.to(company);
        change(Company.PASSWORD, NEW).statusCode(204);
        LoggedIn.refresh(elsewhere.refreshToken()).statusCode(401);
        LoggedIn.refresh(ada.refreshToken()).statusCode(200);
        assertThat(TestTopics.await(company.asOwner(), SessionRevoked.class, 2)) // registration opened one as well
                .extracting(
                        event -> TestTopics.data(event, SessionRevoked.class).sessionId())
                .contains(elsewhere.session())
                .doesNotContain(ada.session());
    }

    @Test
    void who_does_not_know_the_old_password_changes_nothing_and_may_not_guess_for_long() {
        for (int i = 0; i < ATTEMPTS; i++) {
            change("wrong password", NEW)
                    .statusCode(422)
                    .body("code", equalTo("password_wrong"))
                    .body("param", equalTo("current_password"));
        }
        change(Company.PASSWORD, NEW).statusCode(429);
        LoggedIn.logIn(company.email(), Company.PASSWORD).statusCode(200);
    }

    @Test
    void a_repetition_with_the_same_key_is_answered_from_store_without_storing_a_hash_of_a_password()
            throws SQLException, NoSuchAlgorithmException {
        for (int i = 0; i < 2; i++) {
            ada.request()
                    .header("Idempotency-Key", "change")
                    .body(Map.of("current_password", Company.PASSWORD, "new_password", NEW))
                    .post("/api/v1/auth/tenants/change-password")
                    .then()
                    .statusCode(204);
        }
        byte[] guess = MessageDigest.getInstance("SHA-256")
                .digest(("\"POST /api/v1/auth/tenants/change-password\"{\"current_password\":\"" + Company.PASSWORD
                                + "\",\"new_password\":\"" + NEW + "\"}")
                        .getBytes(StandardCharsets.UTF_8));
        byte[] remembered = MessageDigest.getInstance("SHA-256")
                .digest("\"POST /api/v1/auth/tenants/change-password\"{}".getBytes(StandardCharsets.UTF_8));
        assertThat(storedHash()).isEqualTo(remembered).isNotEqualTo(guess);
    }

    @ParameterizedTest
    @CsvSource({
        "current_password, '', parameter_invalid",
        "new_password, short, parameter_invalid",
        "new_password, 'password2024!', password_weak",
        "new_password, 'otter & söhne', password_weak",
        "role, owner, parameter_unknown",
        "tenant_id, ten_01m60vspr9es8r65rzyjka792g, parameter_unknown",
    })
    void a_bad_field_is_named(String field, String value, String code) {
        Map<String, String> body = new HashMap<>(Map.of("current_password", Company.PASSWORD, "new_password", NEW));
        body.put(field, value);
        ada.send("/change-password", body)
                .statusCode(400)
                .body("param", equalTo(field))
                .body("code", equalTo(code));
    }

    @Test
    void somebody_who_was_removed_is_not_found() {
        Company other = Company.registered();
        new LoggedIn(other.as(ada.id(), "owner"), ada.session(), "", "")
                .send("/change-password", Map.of("current_password", Company.PASSWORD, "new_password", NEW))
                .statusCode(404)
                .body("code", equalTo("user_not_found"));
    }

    private ValidatableResponse change(String from, String to) {
        return ada.send("/change-password/", Map.of("current_password", from, "new_password", to));
    }

    private byte[] storedHash() throws SQLException {
        try (Connection auditor = Surroundings.connect("tenant", "auditor");
                PreparedStatement stored = auditor.prepareStatement(
                        "SELECT request_hash FROM tenant.idempotency_key WHERE tenant_id = ?")) {
            stored.setObject(1, company.id().value());
            try (ResultSet row = stored.executeQuery()) {
                assertThat(row.next()).isTrue();
                return row.getBytes(1);
            }
        }
    }
}
