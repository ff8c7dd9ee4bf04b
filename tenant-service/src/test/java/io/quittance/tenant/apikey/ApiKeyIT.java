package io.quittance.tenant.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.tenant.ApiKeyCreated;
import io.quittance.contracts.tenant.ApiKeyRevoked;
import io.quittance.kernel.ApiKeyId;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestGateway;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class ApiKeyIT {
    private static final String KEYS = "/api/v1/auth/tenants/keys";
    private static final Map<String, String> SERVER = Map.of("name", "Shop server", "mode", "live", "type", "secret");
    private Company company;
    private TestTenant owner;

    @BeforeEach
    void register() {
        company = Company.registered();
        owner = company.asOwner();
    }

    @Test
    void a_new_key_is_shown_once_and_works() {
        JsonPath created = owner.request()
                .body(SERVER)
                .post(KEYS)
                .then()
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .header("Location", containsString(KEYS + "/key_"))
                .body("id", startsWith("key_"))
                .body("name", equalTo("Shop server"))
                .body("prefix", equalTo("sk_live_"))
                .extract()
                .jsonPath();
        lookUp(created.getString("key")).statusCode(200).body("key_id", equalTo(created.getString("id")));
        String list = owner.request().get(KEYS).then().statusCode(200).extract().asString();
        assertThat(list).contains(created.getString("id")).doesNotContain(created.getString("key"));
    }

    @Test
    void a_repeated_creation_makes_one_key_and_does_not_show_it_again() {
        String first = owner.request()
                .header("Idempotency-Key", "k1")
                .body(SERVER)
                .post(KEYS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        owner.request()
                .header("Idempotency-Key", "k1")
                .body(SERVER)
                .post(KEYS + "/")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first))
                .body("key", nullValue());
        owner.request().get(KEYS).then().body("data", hasSize(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"live", "test"})
    void a_key_is_made_in_the_mode_that_is_asked_for_whatever_mode_one_calls_in(String mode) {
        TestTenant inTestMode = owner.otherMode();
        String key = inTestMode
                .request()
                .header("Idempotency-Key", "in " + mode)
                .body(Map.of("mode", mode, "type", "publishable"))
                .post(KEYS)
                .then()
                .statusCode(201)
                .extract()
                .path("key");
        assertThat(key).startsWith("pk_" + mode + "_");
        lookUp(key).statusCode(200).body("mode", equalTo(mode));
        TestTenant thatMode = "live".equals(mode) ? owner : inTestMode;
        assertThat(TestTopics.await(thatMode, ApiKeyCreated.class, 3)).hasSize(3);
    }

    @Test
    void a_revoked_key_is_gone_at_once_and_the_platform_hears_of_it_in_the_keys_mode() {
        String id = company.keyId("secret", "live");
        owner.otherMode()
                .request()
                .post(KEYS + "/" + id + "/revoke")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("revoked_at", notNullValue());
        lookUp(company.key("secret", "live")).statusCode(404).body("code", equalTo("api_key_not_found"));
        lookUp(company.key("secret", "test")).statusCode(200);
        var revoked = TestTopics.await(owner, ApiKeyRevoked.class, 1).get(0);
        assertThat(TestTopics.data(revoked, ApiKeyRevoked.class).keyId()).hasToString(id);
        assertThat(revoked.key()).isEqualTo(company.id().toString());
    }

    @Test
    void to_revoke_again_changes_nothing() {
        String id = company.keyId("secret", "live");
        String first = revoke(owner, id).statusCode(200).extract().path("revoked_at");
        revoke(owner, id).statusCode(200).body("revoked_at", equalTo(first));
        revoke(owner, company.keyId("publishable", "live")).statusCode(200);
        assertThat(TestTopics.await(owner, ApiKeyRevoked.class, 2))
                .extracting(event ->
                        TestTopics.data(event, ApiKeyRevoked.class).keyId().toString())
                .containsExactly(id, company.keyId("publishable", "live"));
    }

    @Test
    void another_tenants_key_does_not_exist() {
        Company other = Company.registered();
        String theirs = other.keyId("secret", "live");
        revoke(owner, theirs).statusCode(404).body("code", equalTo("api_key_not_found"));
        revoke(owner, ApiKeyId.next().toString()).statusCode(404);
        lookUp(other.key("secret", "live")).statusCode(200);
        owner.request().get(KEYS + "?starting_after=" + theirs).then().statusCode(200);
    }

    @Test
    void keys_are_listed_page_by_page_newest_first() {
        JsonPath first = owner.request()
                .get(KEYS + "?limit=3")
                .then()
                .statusCode(200)
                .body("has_more", equalTo(true))
                .body("url", equalTo(KEYS))
                .extract()
                .jsonPath();
        List<String> ids = first.getList("data.id");
        owner.request()
                .get(KEYS + "/?limit=3&starting_after=" + ids.get(2))
                .then()
                .body("data.id", equalTo(List.of(company.keyId("secret", "live"))))
                .body("has_more", equalTo(false));
        owner.request()
                .get(KEYS + "?limit=3&ending_before=" + company.keyId("secret", "live"))
                .then()
                .body("data.id", equalTo(ids));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "publishable", "developer", "gateway"})
    void only_owners_and_admins_manage_keys(String role) {
        TestTenant caller = company.as(role);
        caller.request().get(KEYS).then().statusCode(403).body("code", equalTo("permission_denied"));
        caller.request().body(SERVER).post(KEYS).then().statusCode(403);
        revoke(caller, company.keyId("secret", "live")).statusCode(403);
        company.as("admin").request().get(KEYS).then().statusCode(200);
    }

    @ParameterizedTest
    @CsvSource({
        "mode, both, parameter_invalid",
        "mode, , parameter_missing",
        "type, master, parameter_invalid",
        "type, , parameter_missing",
        "name, '', parameter_invalid",
    })
    void a_bad_field_is_named(String field, String value, String code) {
        Map<String, String> body = new HashMap<>(SERVER);
        body.put(field, value);
        owner.request()
                .body(body)
                .post(KEYS)
                .then()
                .statusCode(400)
                .body("param", equalTo(field))
                .body("errors[0].code", equalTo(code));
    }

    @Test
    void an_id_that_is_none_is_refused() {
        revoke(owner, "usr_01m60vspr9es8r65rzyjka792g").statusCode(400);
        revoke(owner, "nonsense").statusCode(400);
    }

    private static ValidatableResponse revoke(TestTenant caller, String id) {
        return caller.request().post(KEYS + "/" + id + "/revoke").then();
    }

    private static ValidatableResponse lookUp(String key) {
        return TestGateway.request()
                .get("/internal/keys/" + Secrets.hashOf(key))
                .then();
    }
}
