package io.quittance.tenant.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.tenant.ApiKeyChanged;
import io.quittance.contracts.tenant.ApiKeyRevoked;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.tenant.apikey.domain.ApiKeyText;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestGateway;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a key may do, from where, how long, and how one takes another's place. */
@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class RestrictedKeyIT {
    private static final String KEYS = "/api/v1/auth/tenants/keys";
    private static final int KEYS_MAX = 100;
    private Company company;
    private TestTenant owner;

    @BeforeEach
    void register() {
        company = Company.registered();
        owner = company.asOwner();
    }

    @Test
    void a_restricted_key_is_found_with_its_scopes_as_roles() {
        String key = create(Map.of(
                        "type",
                        "restricted",
                        "mode",
                        "test",
                        "scopes",
                        List.of("subscriptions:write", "billing:read", "billing:read"),
                        "addresses",
                        List.of("203.0.113.77/24", "::1", "203.0.113.1/24")))
                .statusCode(201)
                .body("prefix", equalTo("rk_test_"))
                .body("scopes", equalTo(List.of("billing:read", "subscriptions:write")))
                .body("addresses", equalTo(List.of("203.0.113.0/24", "::1/128")))
                .extract()
                .path("key");
        assertThat(key).startsWith("rk_test_").matches(ApiKeyText::isWellFormed);
        lookUp(key)
                .statusCode(200)
                .body("type", equalTo("restricted"))
                .body(
                        "roles",
                        equalTo(List.of(
                                "restricted", "billing:read", "subscriptions:read", "subscriptions:write", "test")))
                .body("scopes", equalTo(List.of("billing:read", "subscriptions:write")))
                .body("addresses", equalTo(List.of("203.0.113.0/24", "::1/128")))
                .body("tenant_status", equalTo("active"))
                .body("rate_limit_per_second", nullValue());
    }

    @Test
    void other_keys_have_no_scopes_and_work_from_anywhere() {
        lookUp(company.key("secret", "live"))
                .statusCode(200)
                .body("roles", equalTo(List.of("tenant", "live")))
                .body("scopes", empty())
                .body("addresses", empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "scopes | [] | parameter_missing | scopes",
                "scopes | [\"billing:read\", \"everything\"] | parameter_invalid | scopes[1]",
                "scopes | [\"owner\"] | parameter_invalid | scopes[0]",
                "scopes | [null] | parameter_missing | scopes[0]",
                "addresses | [\"::1\", \"localhost\"] | parameter_invalid | addresses[1]",
                "addresses | [\"10.0.0.0/33\"] | parameter_invalid | addresses[0]",
                "expires_at | \"2020-01-01T00:00:00Z\" | parameter_invalid | expires_at",
                "expires_at | \"2999-01-01T00:00:00Z\" | parameter_invalid | expires_at",
                "expires_at | \"+999999999-12-31T23:59:59Z\" | parameter_invalid | expires_at",
                "expires_at | \"tomorrow\" | parameter_invalid | expires_at",
                "expires_at | 1 | parameter_invalid | expires_at",
                "role | \"owner\" | parameter_unknown | role",
                "tenant_id | \"ten_01m60vspr9es8r65rzyjka792g\" | parameter_unknown | tenant_id",
            })
    void a_bad_field_is_named(String field, String json, String code, String param) {
        String body = "{\"mode\": \"live\", \"type\": \"restricted\""
                + ("scopes".equals(field) ? "" : ", \"scopes\": [\"billing:read\"]") + ", \"" + field + "\": " + json
                + "}";
        owner.request()
                .body(body)
                .post(KEYS)
                .then()
                .statusCode(400)
                .body("param", equalTo(param))
                .body("code", equalTo(code));
    }

    @Test
    void only_a_restricted_key_has_scopes() {
        create(Map.of("type", "secret", "mode", "live", "scopes", List.of("billing:read")))
                .statusCode(400)
                .body("param", equalTo("scopes"));
        String secret = company.keyId("secret", "live");
        change(secret, Map.of("scopes", List.of("billing:read")))
                .statusCode(400)
                .body("param", equalTo("scopes"));
    }

    @Test
    void everything_that_is_wrong_is_named_at_once() {
        create(Map.of(
                        "type", "restricted",
                        "mode", "live",
                        "scopes", List.of("x"),
                        "addresses", List.of("y"),
                        "expires_at", "z"))
                .statusCode(400)
                .body("errors", hasSize(3));
    }

    @Test
    void there_are_at_most_fifty_addresses() {
        Map<String, Object> key = new HashMap<>(Map.of("type", "secret", "mode", "live"));
        key.put("addresses", Collections.nCopies(51, "::1"));
        create(key).statusCode(400).body("param", equalTo("addresses"));
        key.put("addresses", Collections.nCopies(50, "::1"));
        create(key).statusCode(201).body("addresses", equalTo(List.of("::1/128")));
    }

    @Test
    void a_changed_key_is_at_once_what_it_has_become_and_the_edge_hears_of_it() {
        JsonPath key = restricted().extract().jsonPath();
        String id = key.getString("id");
        Instant end = Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.SECONDS);
        change(
                        id,
                        Map.of(
                                "name", "Renamed",
                                "scopes", List.of("payments:write"),
                                "addresses", List.of("2001:db8::/32"),
                                "expires_at", end.toString()))
                .statusCode(200)
                .body("name", equalTo("Renamed"));
        lookUp(key.getString("key"))
                .body("roles", equalTo(List.of("restricted", "payments:read", "payments:write", "live")))
                .body("addresses", equalTo(List.of("2001:db8::/32")))
                .body("expires_at", equalTo(end.toString()));
        change(id, Map.of("expires_at", "never", "addresses", List.of())).statusCode(200);
        lookUp(key.getString("key")).body("expires_at", nullValue()).body("addresses", empty());
        get(id).body("name", equalTo("Renamed")).body("scopes", equalTo(List.of("payments:write")));
        assertThat(TestTopics.await(owner, ApiKeyChanged.class, 2))
                .extracting(event ->
                        TestTopics.data(event, ApiKeyChanged.class).keyId().toString())
                .containsOnly(id);
    }

    @Test
    void a_change_to_what_it_is_already_is_none() {
        String id = restricted().extract().path("id");
        change(id, Map.of()).statusCode(200);
        change(id, Map.of("scopes", List.of("billing:read"))).statusCode(200);
        owner.request()
                .get("/api/v1/auth/tenants/audit-log?action=api_key.changed")
                .then()
                .body("data", empty());
    }

    @Test
    void a_key_that_has_ended_cannot_be_changed_or_rolled() {
        String id = company.keyId("secret", "live");
        owner.request().post(KEYS + "/" + id + "/revoke").then().statusCode(200);
        change(id, Map.of("name", "x")).statusCode(409).body("code", equalTo("api_key_ended"));
        roll(id, Map.of()).statusCode(409).body("code", equalTo("api_key_ended"));
    }

    @Test
    void a_rolled_key_and_the_old_one_are_both_good_for_the_overlap() {
        JsonPath old = restricted().extract().jsonPath();
        Instant before = Instant.now();
        JsonPath fresh = roll(old.getString("id"), Map.of("expires_in_seconds", 604800))
                .statusCode(201)
                .header("Cache-Control", "no-store")
                .body("type", equalTo("restricted"))
                .body("name", equalTo("Nightly"))
                .body("prefix", equalTo("rk_live_"))
                .body("scopes", equalTo(List.of("billing:read")))
                .body("addresses", equalTo(List.of("203.0.113.0/24")))
                .body("expires_at", nullValue())
                .extract()
                .jsonPath();
        assertThat(fresh.getString("id")).isNotEqualTo(old.getString("id"));
        lookUp(fresh.getString("key")).statusCode(200);
        String end = lookUp(old.getString("key")).statusCode(200).extract().path("expires_at");
        assertThat(Instant.parse(end))
                .isBetween(before.plus(Duration.ofDays(7)), Instant.now().plus(Duration.ofDays(7)));
        assertThat(TestTopics.await(owner, ApiKeyChanged.class, 1)).hasSize(1);
        owner.request()
                .get("/api/v1/auth/tenants/audit-log?action=api_key.rolled")
                .then()
                .body("data[0].subject", equalTo(old.getString("id")))
                .body("data[0].after.replaced_by", equalTo(fresh.getString("id")));
    }

    @Test
    void the_overlap_is_a_day_unless_told_and_never_prolongs_a_key() {
        String id = company.keyId("secret", "test");
        owner.request().post(KEYS + "/" + id + "/roll").then().statusCode(201).body("key", startsWith("sk_test_"));
        String end = get(id).extract().path("expires_at");
        assertThat(Instant.parse(end))
                .isBetween(Instant.now().plusSeconds(86_000), Instant.now().plusSeconds(86_400));
        roll(id, Map.of("expires_in_seconds", 604800)).statusCode(201);
        get(id).body("expires_at", equalTo(end));
    }

    @Test
    void without_an_overlap_the_old_key_is_gone_at_once() {
        String id = company.keyId("publishable", "live");
        String fresh = roll(id, Map.of("expires_in_seconds", 0))
                .statusCode(201)
                .extract()
                .path("key");
        lookUp(company.key("publishable", "live")).statusCode(404);
        lookUp(fresh).statusCode(200);
        assertThat(TestTopics.data(
                                TestTopics.await(owner, ApiKeyRevoked.class, 1).get(0), ApiKeyRevoked.class)
                        .keyId())
                .hasToString(id);
    }

    @Test
    void a_repeated_roll_makes_one_key_and_does_not_show_it_again() {
        String id = company.keyId("secret", "live");
        for (String shown : new String[] {"sk_live_", null}) {
            String key = owner.request()
                    .header("Idempotency-Key", "roll")
                    .body(Map.of("expires_in_seconds", 60))
                    .post(KEYS + "/" + id + "/roll")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("key");
            assertThat(key == null ? null : key.substring(0, 8)).isEqualTo(shown);
        }
        owner.request().get(KEYS).then().body("data", hasSize(5));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "604801", "1.5", "\"60\"", "99999999999999999999"})
    void an_overlap_is_at_most_seven_days(String seconds) {
        owner.request()
                .body("{\"expires_in_seconds\": " + seconds + "}")
                .post(KEYS + "/" + company.keyId("secret", "live") + "/roll")
                .then()
                .statusCode(400)
                .body("param", equalTo("expires_in_seconds"));
    }

    @Test
    void a_key_that_was_to_last_a_month_is_followed_by_one_that_lasts_a_month() {
        String end = Instant.now().plus(Duration.ofDays(30)).toString();
        String id = create(Map.of("type", "secret", "mode", "live", "expires_at", end))
                .statusCode(201)
                .extract()
                .path("id");
        String next = roll(id, Map.of()).extract().path("expires_at");
        assertThat(Instant.parse(next))
                .isBetween(Instant.parse(end), Instant.parse(end).plusSeconds(60));
    }

    @Test
    void another_tenants_key_can_be_neither_seen_nor_changed_nor_rolled() {
        String theirs = Company.registered().keyId("secret", "live");
        owner.request().get(KEYS + "/" + theirs).then().statusCode(404);
        change(theirs, Map.of("name", "mine")).statusCode(404).body("code", equalTo("api_key_not_found"));
        roll(theirs, Map.of()).statusCode(404);
    }

    @Test
    void there_is_room_for_a_hundred_good_keys_and_revoked_ones_take_none() {
        Map<String, Object> secret = Map.of("type", "secret", "mode", "test");
        for (int i = company.keys().size(); i < KEYS_MAX; i++) {
            create(secret).statusCode(201);
        }
        create(secret).statusCode(422).body("code", equalTo("api_keys_too_many"));
        String id = company.keyId("secret", "live");
        roll(id, Map.of()).statusCode(422);
        roll(id, Map.of("expires_in_seconds", 0)).statusCode(201);
    }

    private ValidatableResponse restricted() {
        return create(Map.of(
                        "type", "restricted",
                        "mode", "live",
                        "name", "Nightly",
                        "scopes", List.of("billing:read"),
                        "addresses", List.of("203.0.113.0/24")))
                .statusCode(201);
    }

    private ValidatableResponse create(Map<String, Object> key) {
        return owner.request().body(key).post(KEYS).then();
    }

    private ValidatableResponse change(String id, Map<String, Object> change) {
        return owner.request().body(change).patch(KEYS + "/" + id).then();
    }

    private ValidatableResponse roll(String id, Map<String, Object> roll) {
        return owner.request().body(roll).post(KEYS + "/" + id + "/roll").then();
    }

    private ValidatableResponse get(String id) {
        return owner.request().get(KEYS + "/" + id).then().statusCode(200);
    }

    private static ValidatableResponse lookUp(String key) {
        return TestGateway.request()
                .get("/internal/keys/" + Secrets.hashOf(key))
                .then();
    }
}
