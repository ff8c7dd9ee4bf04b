package io.quittance.tenant.invitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.AuditTrail;
import io.quittance.tenant.Colleague;
import io.quittance.tenant.Company;
import io.quittance.tenant.LoggedIn;
import io.quittance.tenant.Mailbox;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
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
class InvitationIT {
    private Company company;
    private LoggedIn owner;
    private String email;

    @BeforeEach
    void logIn() {
        company = Company.registered();
        owner = LoggedIn.to(company);
        email = Company.freshEmail();
    }

    @Test
    void who_accepts_is_in_with_the_role_and_a_verified_address() {
        String id = invite("developer")
                .statusCode(201)
                .body("id", startsWith("invt_"))
                .body("status", equalTo("open"))
                .body("email", equalTo(email))
                .body("invited_by", equalTo(owner.id().toString()))
                .extract()
                .path("id");
        String mail = Mailbox.take(email);
        assertThat(mail).contains("Otter & Söhne").contains("as developer");
        LoggedIn grace = LoggedIn.of(
                company,
                Colleague.accept(ticket(mail), Colleague.PASSWORD)
                        .statusCode(200)
                        .header("Cache-Control", "no-store")
                        .body("access_token", startsWith("ey"))
                        .body("tenant.id", equalTo(company.id().toString()))
                        .extract()
                        .jsonPath());
        grace.get("/me")
                .statusCode(200)
                .body("role", equalTo("developer"))
                .body("name", equalTo("Grace Hopper"))
                .body("email_verified_at", notNullValue());
        LoggedIn.to(company, email, Colleague.PASSWORD);
        owner.get("/invitations")
                .statusCode(200)
                .body("data.id", equalTo(List.of(id)))
                .body("data.status", equalTo(List.of("accepted")));
        assertThat(AuditTrail.of(company, "invitation.created")).hasSize(1);
        assertThat(AuditTrail.of(company, "invitation.accepted"))
                .singleElement()
                .asString()
                .contains(grace.id().toString());
    }

    @Test
    void an_invitation_lets_one_person_in_however_many_try_at_once() {
        invite("developer");
        String token = Mailbox.ticket(email);
        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i ->
                        Colleague.accept(token, Colleague.PASSWORD).extract().statusCode())
                .toList();
        assertThat(Collections.frequency(answers, 200)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 422)).isEqualTo(5);
        Colleague.accept(token, Colleague.PASSWORD).statusCode(422).body("code", equalTo("link_invalid"));
    }

    @Test
    void what_was_revoked_lets_nobody_in() {
        String id = invite("admin").extract().path("id");
        String token = Mailbox.ticket(email);
        revoke(owner, id).statusCode(200).body("status", equalTo("revoked"));
        revoke(owner, id).statusCode(200);
        Colleague.accept(token, Colleague.PASSWORD).statusCode(422);
        assertThat(AuditTrail.of(company, "invitation.revoked")).hasSize(1);
    }

    @Test
    void what_was_accepted_cannot_be_revoked() {
        String id = invite("admin").extract().path("id");
        Colleague.accept(Mailbox.ticket(email), Colleague.PASSWORD).statusCode(200);
        revoke(owner, id).statusCode(409).body("code", equalTo("invitation_closed"));
    }

    @Test
    void to_invite_again_replaces_the_first() {
        invite("admin").statusCode(201);
        String first = Mailbox.ticket(email);
        email = email.toUpperCase(Locale.ROOT);
        invite("developer").statusCode(201);
        String second = Mailbox.ticket(email);
        Colleague.accept(first, Colleague.PASSWORD).statusCode(422);
        Colleague.accept(second, Colleague.PASSWORD).statusCode(200).body("user.role", equalTo("developer"));
    }

    @Test
    void many_invitations_of_one_address_at_once_leave_one_open() {
        List<Integer> answers = IntStream.range(0, 6)
                .parallel()
                .mapToObj(i -> invite("developer").extract().statusCode())
                .distinct()
                .toList();
        assertThat(answers).containsExactly(201);
        List<String> states = owner.get("/invitations").extract().path("data.status");
        assertThat(Collections.frequency(states, "open")).isEqualTo(1);
        assertThat(Collections.frequency(states, "revoked")).isEqualTo(5);
    }

    @Test
    void after_seven_days_it_is_over() throws SQLException {
        invite("developer");
        String token = Mailbox.ticket(email);
        try (Connection above = Surroundings.connectAsSuperuser();
                PreparedStatement statement = above.prepareStatement(
                        "UPDATE tenant.invitation SET expires_at = expires_at - interval '7 days' WHERE tenant_id = ?")) {
            statement.setObject(1, company.id().value());
            statement.executeUpdate();
        }
        Colleague.accept(token, Colleague.PASSWORD).statusCode(422);
        owner.get("/invitations").body("data.status", equalTo(List.of("expired")));
    }

    @Test
    void an_address_that_somebody_uses_is_told_to_its_reader_alone() {
        email = Company.registered().email();
        Mailbox.take(email); // of the registration, before another may overtake it
        invite("developer").statusCode(201);
        String token = Mailbox.ticket(email);
        Colleague.accept(token, Colleague.PASSWORD).statusCode(409).body("code", equalTo("email_taken"));
    }

    @Test
    void a_weak_password_is_refused_and_leaves_the_invitation_open() {
        invite("developer");
        String token = Mailbox.ticket(email);
        Colleague.accept(token, "gracehopper1").statusCode(400).body("code", equalTo("password_weak"));
        Colleague.accept(token, Colleague.PASSWORD).statusCode(200);
    }

    @Test
    void only_owners_invite_owners_and_developers_nobody() {
        LoggedIn admin = Colleague.of(company, "admin");
        LoggedIn grace = Colleague.of(company, "developer");
        invite(admin, "owner").statusCode(403).body("param", equalTo("role"));
        invite(admin, "admin").statusCode(201);
        invite(grace, "developer").statusCode(403);
        grace.get("/invitations").statusCode(403);
        String id = invite("owner").statusCode(201).extract().path("id");
        revoke(admin, id).statusCode(403);
        revoke(owner, id).statusCode(200);
    }

    @Test
    void another_tenants_invitation_does_not_exist() {
        String id = invite("developer").extract().path("id");
        LoggedIn stranger = LoggedIn.to(Company.registered());
        revoke(stranger, id).statusCode(404).body("code", equalTo("invitation_not_found"));
        stranger.get("/invitations").body("data", hasSize(0));
    }

    @Test
    void nobody_is_flooded_with_invitations() {
        for (int i = 0; i < 10; i++) {
            invite("developer").statusCode(201);
        }
        invite("developer").statusCode(429);
        invite(LoggedIn.to(Company.registered()), "developer").statusCode(429);
    }

    @Test
    void what_nobody_mailed_lets_nobody_in() {
        Colleague.accept("A".repeat(86), Colleague.PASSWORD).statusCode(422);
        Colleague.accept("nonsense", Colleague.PASSWORD).statusCode(422);
        Colleague.accept(Mailbox.ticket(company.email()), Colleague.PASSWORD).statusCode(422);
    }

    @ParameterizedTest
    @CsvSource({
        "email, nobody, parameter_invalid",
        "email, , parameter_missing",
        "role, operator, parameter_invalid",
        "role, , parameter_missing",
        "tenant_id, ten_01m60vspr9es8r65rzyjka792g, parameter_unknown",
    })
    void a_bad_field_is_named(String field, String value, String code) {
        Map<String, String> body = new HashMap<>(Map.of("email", email, "role", "admin"));
        body.put(field, value);
        owner.send("/invitations", body)
                .statusCode(400)
                .body("param", equalTo(field))
                .body("errors[0].code", equalTo(code));
    }

    @ParameterizedTest
    @CsvSource({"role, owner", "tenant_id, ten_01m60vspr9es8r65rzyjka792g", "email, mallory@example.com"})
    void who_accepts_chooses_neither_role_nor_tenant_nor_address(String field, String value) {
        invite("developer");
        Map<String, String> body =
                new HashMap<>(Map.of("token", Mailbox.ticket(email), "name", "Grace", "password", Colleague.PASSWORD));
        body.put(field, value);
        LoggedIn.post("/invitations/accept", body).statusCode(400).body("code", equalTo("parameter_unknown"));
    }

    private ValidatableResponse invite(String role) {
        return invite(owner, role);
    }

    private ValidatableResponse invite(LoggedIn who, String role) {
        return who.send("/invitations/", Map.of("email", email, "role", role));
    }

    private static ValidatableResponse revoke(LoggedIn who, String id) {
        return who.send("/invitations/" + id + "/revoke");
    }

    private static String ticket(String mail) {
        return mail.replaceAll("(?s).*#token=([A-Za-z0-9_-]+).*", "$1");
    }
}
