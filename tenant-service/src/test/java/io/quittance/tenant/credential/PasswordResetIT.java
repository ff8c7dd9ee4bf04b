package io.quittance.tenant.credential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

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
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class PasswordResetIT {
    private static final String NEW = "seven badgers under a bridge";
    private static final int ATTEMPTS = 10;
    private Company company;

    @BeforeEach
    void register() {
        company = Company.registered();
        Mailbox.take(company.email()); // the one that asks to confirm the address
    }

    @Test
    void the_mailed_link_sets_a_new_password_once() {
        String token = requested();
        confirm(token, NEW).statusCode(204);
        LoggedIn.logIn(company.email(), Company.PASSWORD).statusCode(401);
        LoggedIn.to(company, company.email(), NEW).get("/me").statusCode(200).body("email_verified_at", notNullValue());
        confirm(token, "eight badgers under a bridge")
                .statusCode(422)
                .body("code", equalTo("link_invalid"))
                .body("param", equalTo("token"));
        assertThat(Mailbox.take(company.email())).contains("was changed");
        assertThat(AuditTrail.of(company, "user.password_reset_requested")).hasSize(1);
        assertThat(AuditTrail.of(company, "user.password_reset")).hasSize(1);
    }

    @Test
    void of_many_at_once_with_one_link_one_sets_a_password() {
        String token = requested();
        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> confirm(token, NEW).extract().statusCode())
                .toList();
        assertThat(Collections.frequency(answers, 204)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 422)).isEqualTo(5);
    }

    @Test
    void a_new_password_ends_every_session() {
        LoggedIn ada = LoggedIn.to(company);
        confirm(requested(), NEW).statusCode(204);
        LoggedIn.refresh(ada.refreshToken()).statusCode(401);
    }

    @Test
    void other_links_end_with_the_one_that_was_used() {
        String first = requested();
        String second = requested();
        confirm(second, NEW).statusCode(204);
        confirm(first, "eight badgers under a bridge").statusCode(422);
    }

    @Test
    void nobody_learns_from_the_answer_whether_an_address_is_known() throws SQLException {
        String nobody = Company.freshEmail();
        var known = ask(company.email()).statusCode(202).extract();
        var unknown = ask(nobody).statusCode(202).extract();
        assertThat(unknown.asString()).isEqualTo(known.asString()).isEmpty();
        assertThat(unknown.headers()).hasSameSizeAs(known.headers());
        Mailbox.ticket(company.email());
        ask("no address at all").statusCode(202);
        awaitLookedInto();
        assertThat(Mailbox.to(nobody)).isEmpty();
    }

    @Test
    void the_case_of_the_address_does_not_matter() {
        ask(company.email().toUpperCase(Locale.ROOT)).statusCode(202);
        confirm(Mailbox.ticket(company.email()), NEW).statusCode(204);
    }

    @Test
    void an_old_link_is_good_no_more() throws SQLException {
        String token = requested();
        try (Connection above = Surroundings.connectAsSuperuser();
                PreparedStatement statement = above.prepareStatement(
                        "UPDATE tenant.ticket SET expires_at = expires_at - interval '30 minutes' WHERE tenant_id = ?")) {
            statement.setObject(1, company.id().value());
            statement.executeUpdate();
        }
        confirm(token, NEW).statusCode(422).body("code", equalTo("link_invalid"));
        LoggedIn.logIn(company.email(), Company.PASSWORD).statusCode(200);
    }

    @Test
    void a_weak_password_is_refused_and_leaves_the_link_good() {
        String token = requested();
        confirm(token, "otter & söhne").statusCode(400).body("code", equalTo("password_weak"));
        confirm(token, NEW).statusCode(204);
    }

    @Test
    void a_link_for_something_else_sets_no_password() {
        Company other = Company.registered();
        confirm(Mailbox.ticket(other.email()), NEW).statusCode(422);
        confirm("A".repeat(86), NEW).statusCode(422);
        confirm("nonsense", NEW).statusCode(422);
    }

    @Test
    void who_asks_too_often_has_to_wait_whether_or_not_the_address_is_known() {
        for (String email : List.of(company.email(), Company.freshEmail())) {
            for (int i = 0; i < ATTEMPTS; i++) {
                ask(email).statusCode(202);
            }
            ask(email).statusCode(429).header("Retry-After", notNullValue());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "role, owner, parameter_unknown",
        "tenant_id, ten_01m60vspr9es8r65rzyjka792g, parameter_unknown",
        "password, short, parameter_invalid",
        "token, '', parameter_invalid",
    })
    void a_bad_field_is_named(String field, String value, String code) {
        Map<String, String> body = new HashMap<>(Map.of("token", "x", "password", NEW));
        body.put(field, value);
        LoggedIn.post("/password-reset/confirm", body)
                .statusCode(400)
                .body("param", equalTo(field))
                .body("code", equalTo(code));
    }

    private String requested() {
        ask(company.email()).statusCode(202);
        return Mailbox.ticket(company.email());
    }

    private static ValidatableResponse ask(String email) {
        return LoggedIn.post("/password-reset/", Map.of("email", email));
    }

    private static ValidatableResponse confirm(String token, String password) {
        return LoggedIn.post("/password-reset/confirm/", Map.of("token", token, "password", password));
    }

    private static void awaitLookedInto() throws SQLException {
        long end = System.nanoTime() + 20_000_000_000L;
        try (Connection auditor = Surroundings.connect("tenant", "auditor");
                PreparedStatement left = auditor.prepareStatement(
                        "SELECT count(*) FROM tenant.password_reset_request, pg_sleep(0.05)")) {
            while (System.nanoTime() < end) {
                try (ResultSet row = left.executeQuery()) {
                    row.next();
                    if (row.getLong(1) == 0) {
                        return;
                    }
                }
            }
        }
        throw new AssertionError("requests are not looked into");
    }
}
