package io.quittance.tenant.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.tenant.SessionRevoked;
import io.quittance.kernel.SessionId;
import io.quittance.kernel.UserId;
import io.quittance.tenant.AuditTrail;
import io.quittance.tenant.Company;
import io.quittance.tenant.LoggedIn;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestTopics;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class SessionIT {
    private static final String SESSIONS = "/api/v1/auth/tenants/sessions";
    private Company company;
    private LoggedIn ada;

    @BeforeEach
    void logIn() {
        company = Company.registered();
        ada = LoggedIn.to(company);
    }

    @Test
    void a_refresh_token_gets_the_next_pair() {
        String next = LoggedIn.refresh(ada.refreshToken())
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("access_token", startsWith("ey"))
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(900))
                .body("refresh_expires_in", equalTo(7 * 24 * 3600))
                .body("session_id", equalTo(ada.session().toString()))
                .body("refresh_token", not(equalTo(ada.refreshToken())))
                .extract()
                .path("refresh_token");
        LoggedIn.refresh(next).statusCode(200);
    }

    @Test
    void who_lost_the_answer_gets_the_same_successor_again() {
        String next = LoggedIn.refresh(ada.refreshToken()).extract().path("refresh_token");
        LoggedIn.refresh(ada.refreshToken()).statusCode(200).body("refresh_token", equalTo(next));
        LoggedIn.refresh(next).statusCode(200);
    }

    @Test
    void many_tabs_that_refresh_at_once_stay_together() {
        List<String> next = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> LoggedIn.refresh(ada.refreshToken())
                        .statusCode(200)
                        .extract()
                        .<String>path("refresh_token"))
                .distinct()
                .toList();
        assertThat(next).hasSize(1);
    }

    @Test
    void a_token_used_again_after_the_grace_ends_the_whole_session() throws SQLException {
        String next = LoggedIn.refresh(ada.refreshToken()).extract().path("refresh_token");
        pass("last_used_at = last_used_at - interval '31 seconds'");
        LoggedIn.refresh(ada.refreshToken()).statusCode(401).body("code", equalTo("token_invalid"));
        LoggedIn.refresh(next).statusCode(401).body("code", equalTo("token_invalid"));
        assertThat(revocations(1)).containsExactly(ada.session());
        assertThat(AuditTrail.of(company, "session.refresh_token_reused"))
                .singleElement()
                .asString()
                .contains(ada.session().toString(), ada.id().toString());
    }

    @Test
    void a_token_used_again_after_its_successor_was_ends_the_whole_session() {
        String next = LoggedIn.refresh(ada.refreshToken()).extract().path("refresh_token");
        String afterNext = LoggedIn.refresh(next).extract().path("refresh_token");
        LoggedIn.refresh(ada.refreshToken()).statusCode(401);
        LoggedIn.refresh(afterNext).statusCode(401);
    }

    @Test
    void a_made_up_token_ends_nothing() {
        String text = ada.refreshToken();
        char last = text.charAt(text.length() - 1);
        LoggedIn.refresh(text.substring(0, text.length() - 1) + (last == 'A' ? 'B' : 'A'))
                .statusCode(401)
                .body("code", equalTo("token_invalid"));
        LoggedIn.refresh("nonsense").statusCode(401);
        LoggedIn.refresh(text).statusCode(200);
    }

    @Test
    void other_sessions_of_the_person_go_on_when_one_ends() {
        LoggedIn elsewhere = LoggedIn.to(company);
        ada.send("/logout").statusCode(200).body("id", equalTo(ada.session().toString()));
        LoggedIn.refresh(ada.refreshToken()).statusCode(401);
        LoggedIn.refresh(elsewhere.refreshToken()).statusCode(200);
        assertThat(revocations(1)).containsExactly(ada.session());
        assertThat(AuditTrail.of(company, "session.revoked"))
                .singleElement()
                .asString()
                .contains(ada.session().toString());
    }

    @Test
    void to_log_out_again_changes_nothing() {
        String first = ada.send("/logout").statusCode(200).extract().path("revoked_at");
        ada.send("/logout").statusCode(200).body("revoked_at", equalTo(first));
        LoggedIn elsewhere = LoggedIn.to(company);
        elsewhere.send("/logout").statusCode(200);
        assertThat(revocations(2)).containsExactly(ada.session(), elsewhere.session());
    }

    @Test
    void who_is_in_no_session_cannot_log_out_of_it() {
        ada.caller()
                .request()
                .post("/api/v1/auth/tenants/logout")
                .then()
                .statusCode(401)
                .body("code", equalTo("token_invalid"));
    }

    @Test
    void the_end_of_a_session_is_told_live_whatever_mode_one_looks_at() {
        ada.caller()
                .otherMode()
                .requestIn(ada.session())
                .header("Idempotency-Key", "out")
                .post("/api/v1/auth/tenants/logout/")
                .then()
                .statusCode(200);
        assertThat(revocations(1)).containsExactly(ada.session());
    }

    @Test
    void an_idle_session_ends() throws SQLException {
        pass("idle_ends_at = now()");
        LoggedIn.refresh(ada.refreshToken()).statusCode(401);
    }

    @Test
    void no_use_prolongs_a_session_beyond_its_end() throws SQLException {
        pass("ends_at = now() + interval '60 seconds', idle_ends_at = now() + interval '60 seconds'");
        var tokens = LoggedIn.refresh(ada.refreshToken()).statusCode(200).extract();
        assertThat(tokens.<Integer>path("refresh_expires_in")).isBetween(50, 60);
        assertThat(tokens.<Integer>path("expires_in")).isBetween(50, 60);
    }

    @Test
    void one_sees_where_one_is_logged_in() {
        RestAssured.given()
                .header("X-Internal-Client-Address", "203.0.113.9")
                .header("User-Agent", "Otterfox/" + "9".repeat(300))
                .contentType(ContentType.JSON)
                .body(Map.of("email", company.email(), "password", Company.PASSWORD))
                .post("/api/v1/auth/tenants/login")
                .then()
                .statusCode(200);
        ada.get("/sessions")
                .statusCode(200)
                .body("data", hasSize(3)) // registration opened the first
                .body("data.object", equalTo(List.of("session", "session", "session")))
                .body("data.current", equalTo(List.of(false, true, false)))
                .body("data[0].client_address", equalTo("203.0.113.9"))
                .body("data[0].user_agent", startsWith("Otterfox/999"))
                .body("data[0].user_id", equalTo(ada.id().toString()))
                .body("data[0].created_at", notNullValue())
                .body("data[0].last_used_at", notNullValue())
                .body("data[0].revoked_at", nullValue());
        assertThat(AuditTrail.of(company, "session.opened")).last().asString().contains("203.0.113.9");
    }

    @Test
    void what_has_ended_is_not_listed() throws SQLException {
        pass("idle_ends_at = now()");
        LoggedIn elsewhere = LoggedIn.to(company);
        elsewhere.get("/sessions").body("data", hasSize(2));
        elsewhere.send("/sessions/" + ada.session() + "/revoke").statusCode(200);
        elsewhere.send("/logout");
        LoggedIn.to(company).get("/sessions").body("data", hasSize(2));
    }

    @Test
    void only_who_manages_people_sees_and_ends_others_sessions() {
        LoggedIn grace = new LoggedIn(company.as(UserId.next(), "developer"), SessionId.next(), "", "");
        grace.get("/sessions?user=" + ada.id()).statusCode(403).body("param", equalTo("user"));
        grace.send("/sessions/" + ada.session() + "/revoke").statusCode(404).body("code", equalTo("session_not_found"));
        LoggedIn.refresh(ada.refreshToken()).statusCode(200);
        LoggedIn admin = new LoggedIn(company.as(UserId.next(), "admin"), SessionId.next(), "", "");
        admin.get("/sessions?user=" + ada.id()).statusCode(200).body("data", hasSize(2));
        admin.get("/sessions?user=nobody").statusCode(400).body("param", equalTo("user"));
        admin.send("/sessions/" + ada.session() + "/revoke").statusCode(200).body("revoked_at", notNullValue());
        LoggedIn.refresh(ada.refreshToken()).statusCode(401);
    }

    @Test
    void another_tenants_session_does_not_exist() {
        LoggedIn stranger = LoggedIn.to(Company.registered());
        stranger.send("/sessions/" + ada.session() + "/revoke").statusCode(404);
        stranger.get("/sessions?user=" + ada.id()).statusCode(200).body("data", hasSize(0));
        LoggedIn.refresh(ada.refreshToken()).statusCode(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"role", "tenant_id", "session_id"})
    void a_field_that_nobody_asked_for_is_refused(String field) {
        LoggedIn.post("/token/refresh", Map.of("refresh_token", ada.refreshToken(), field, "owner"))
                .statusCode(400)
                .body("code", equalTo("parameter_unknown"));
    }

    @Test
    void a_missing_token_is_named() {
        LoggedIn.post("/token/refresh", Map.of()).statusCode(400).body("param", equalTo("refresh_token"));
        LoggedIn.post("/token/refresh", Map.of("refresh_token", "x".repeat(201)))
                .statusCode(400)
                .body("param", equalTo("refresh_token"));
    }

    private List<SessionId> revocations(int count) {
        return TestTopics.await(company.asOwner(), SessionRevoked.class, count).stream()
                .map(event -> TestTopics.data(event, SessionRevoked.class).sessionId())
                .toList();
    }

    private void pass(String change) throws SQLException {
        try (Connection above = Surroundings.connectAsSuperuser();
                PreparedStatement statement =
                        above.prepareStatement("UPDATE tenant.session SET " + change + " WHERE id = ?")) {
            statement.setObject(1, ada.session().value());
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }
}
