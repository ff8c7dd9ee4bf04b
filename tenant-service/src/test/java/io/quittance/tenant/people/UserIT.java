package io.quittance.tenant.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.tenant.SessionRevoked;
import io.quittance.kernel.UserId;
import io.quittance.tenant.AuditTrail;
import io.quittance.tenant.Colleague;
import io.quittance.tenant.Company;
import io.quittance.tenant.LoggedIn;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTopics;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class UserIT {
    private static final String USERS = "/api/v1/auth/tenants/users";
    private Company company;
    private LoggedIn owner;

    @BeforeEach
    void logIn() {
        company = Company.registered();
        owner = LoggedIn.to(company);
    }

    @Test
    void people_are_listed_newest_first() {
        LoggedIn grace = Colleague.of(company, "developer");
        owner.get("/users")
                .statusCode(200)
                .body(
                        "data.id",
                        equalTo(List.of(grace.caller().actor(), owner.caller().actor())))
                .body("data.role", equalTo(List.of("developer", "owner")))
                .body("url", equalTo(USERS));
        owner.get("/users?limit=1&starting_after=" + grace.id())
                .body("data.id", equalTo(List.of(owner.caller().actor())))
                .body("has_more", equalTo(false));
    }

    @Test
    void a_new_role_holds_from_the_next_log_in_and_ends_the_old_ones() {
        LoggedIn grace = Colleague.of(company, "developer");
        changeRole(owner, grace.id(), "admin").statusCode(200).body("role", equalTo("admin"));
        LoggedIn.refresh(grace.refreshToken()).statusCode(401);
        assertThat(TestTopics.await(company.asOwner(), SessionRevoked.class, 1))
                .extracting(
                        event -> TestTopics.data(event, SessionRevoked.class).userId())
                .containsExactly(grace.id());
        changeRole(owner, grace.id(), "admin").statusCode(200);
        assertThat(AuditTrail.of(company, "user.role_changed"))
                .singleElement()
                .asString()
                .contains(grace.id().toString(), "{\"role\": \"developer\"}", "{\"role\": \"admin\"}");
    }

    @Test
    void somebody_who_was_removed_cannot_get_in_and_their_address_is_free() {
        LoggedIn grace = Colleague.of(company, "admin");
        String email = grace.get("/me").extract().path("email");
        remove(owner, grace.id()).statusCode(200).body("deleted", equalTo(true));
        LoggedIn.refresh(grace.refreshToken()).statusCode(401);
        LoggedIn.logIn(email, Colleague.PASSWORD).statusCode(401);
        remove(owner, grace.id()).statusCode(404).body("code", equalTo("user_not_found"));
        assertThat(TestTopics.await(company.asOwner(), SessionRevoked.class, 1)).hasSize(1);
        assertThat(AuditTrail.of(company, "user.removed"))
                .singleElement()
                .asString()
                .contains(email, "admin");
        LoggedIn.post("/register", Map.of("company_name", "Own", "email", email, "password", Company.PASSWORD))
                .statusCode(201);
    }

    @Test
    void the_last_owner_stays_owner() {
        Colleague.of(company, "admin");
        changeRole(owner, owner.id(), "admin").statusCode(409).body("code", equalTo("last_owner"));
        remove(owner, owner.id()).statusCode(409).body("code", equalTo("last_owner"));
        owner.get("/me").body("role", equalTo("owner"));
        LoggedIn.refresh(owner.refreshToken()).statusCode(200);
    }

    @Test
    void of_two_owners_one_may_leave() {
        LoggedIn second = Colleague.of(company, "owner");
        remove(owner, owner.id()).statusCode(200);
        remove(second, second.id()).statusCode(409);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demote each other", "demote themselves", "remove each other", "leave"})
    void two_owners_at_once_do_not_leave_the_tenant_without_one(String how) {
        LoggedIn second = Colleague.of(company, "owner");
        List<Integer> answers = Stream.of(owner, second)
                .parallel()
                .map(one -> {
                    LoggedIn other = one == owner ? second : owner;
                    return switch (how) {
                        case "demote each other" -> changeRole(one, other.id(), "developer");
                        case "demote themselves" -> changeRole(one, one.id(), "developer");
                        case "remove each other" -> remove(one, other.id());
                        default -> remove(one, one.id());
                    };
                })
                .map(answer -> answer.extract().statusCode())
                .sorted()
                .toList();
        assertThat(answers.get(0)).isEqualTo(200);
        assertThat(answers.get(1)).isIn(403, 409);
        LoggedIn admin = new LoggedIn(company.as(UserId.next(), "admin"), owner.session(), "", "");
        List<String> roles = admin.get("/users").extract().path("data.role");
        assertThat(roles).contains("owner");
    }

    @Test
    void an_admin_deals_with_everybody_but_owners() {
        LoggedIn admin = Colleague.of(company, "admin");
        LoggedIn grace = Colleague.of(company, "developer");
        changeRole(admin, owner.id(), "developer").statusCode(403).body("code", equalTo("permission_denied"));
        changeRole(admin, grace.id(), "owner").statusCode(403).body("param", equalTo("role"));
        changeRole(admin, admin.id(), "owner").statusCode(403);
        remove(admin, owner.id()).statusCode(403);
        changeRole(admin, grace.id(), "admin").statusCode(200);
        remove(admin, grace.id()).statusCode(200);
    }

    @Test
    void a_developer_deals_with_nobody_and_may_leave() {
        LoggedIn grace = Colleague.of(company, "developer");
        LoggedIn alan = Colleague.of(company, "developer");
        grace.get("/users").statusCode(403);
        changeRole(grace, grace.id(), "owner").statusCode(403);
        remove(grace, alan.id()).statusCode(403);
        remove(grace, grace.id()).statusCode(200);
    }

    @Test
    void a_role_that_the_token_still_names_but_the_person_has_no_more_counts_for_nothing() {
        LoggedIn admin = Colleague.of(company, "admin");
        LoggedIn grace = Colleague.of(company, "developer");
        changeRole(owner, admin.id(), "developer").statusCode(200);
        changeRole(admin, grace.id(), "admin").statusCode(403);
    }

    @Test
    void another_tenants_people_do_not_exist() {
        LoggedIn stranger = LoggedIn.to(Company.registered());
        changeRole(stranger, owner.id(), "developer").statusCode(404).body("code", equalTo("user_not_found"));
        remove(stranger, owner.id()).statusCode(404);
        stranger.get("/users").body("data", hasSize(1));
    }

    @ParameterizedTest
    @CsvSource({
        "role, operator, parameter_invalid",
        "role, , parameter_missing",
        "email, mallory@example.com, parameter_unknown",
        "tenant_id, ten_01m60vspr9es8r65rzyjka792g, parameter_unknown",
        "password_hash, x, parameter_unknown",
    })
    void a_bad_field_is_named(String field, String value, String code) {
        Map<String, String> body = new HashMap<>(Map.of("role", "admin"));
        body.put(field, value);
        owner.request()
                .body(body)
                .patch(USERS + "/" + owner.id())
                .then()
                .statusCode(400)
                .body("param", equalTo(field))
                .body("errors[0].code", equalTo(code));
    }

    private static ValidatableResponse changeRole(LoggedIn who, UserId whose, String role) {
        return who.request()
                .body(Map.of("role", role))
                .patch(USERS + "/" + whose)
                .then();
    }

    private static ValidatableResponse remove(LoggedIn who, UserId whom) {
        return who.request().delete(USERS + "/" + whom).then();
    }
}
