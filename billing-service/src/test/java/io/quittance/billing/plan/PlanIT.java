package io.quittance.billing.plan;

import static io.quittance.billing.TestBilling.PLANS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.billing.TestBilling;
import io.quittance.contracts.billing.PlanArchived;
import io.quittance.contracts.billing.PlanCreated;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class PlanIT {
    private static final String PRO = """
            {"name": "Pro", "pricing_model": "flat", "unit_amount": 1000, "currency": "EUR",
             "interval": "month", "interval_count": 3, "metadata": {"tier": "2"}}""";

    private final TestTenant tenant = TestTenant.live();
    private final TestBilling billing = new TestBilling(tenant);

    @Test
    void a_plan_is_created_and_found_again() {
        String id = tenant.request()
                .body(PRO)
                .post(PLANS + "/")
                .then()
                .statusCode(201)
                .header("Location", startsWith("http"))
                .extract()
                .path("id");
        tenant.request()
                .get(PLANS + "/" + id)
                .then()
                .statusCode(200)
                .body("id", startsWith("plan_"))
                .body("object", equalTo("plan"))
                .body("livemode", equalTo(true))
                .body("status", equalTo("active"))
                .body("active", equalTo(true))
                .body("name", equalTo("Pro"))
                .body("pricing_model", equalTo("flat"))
                .body("unit_amount", equalTo(1000))
                .body("currency", equalTo("EUR"))
                .body("interval", equalTo("month"))
                .body("interval_count", equalTo(3))
                .body("metadata.tier", equalTo("2"))
                .body("created_at", notNullValue())
                .body("archived_at", nullValue());
    }

    @Test
    void the_platform_hears_of_a_new_plan_with_its_tenant_as_key() {
        String id = billing.plan("per_seat", 1500).toString();
        var event = TestTopics.await(tenant, PlanCreated.class, 1).get(0);
        var data = TestTopics.data(event, PlanCreated.class);
        assertThat(event.key()).isEqualTo(tenant.id().toString());
        assertThat(data.planId()).hasToString(id);
        assertThat(data.model()).isEqualTo("per_seat");
        assertThat(data.unitAmountMinor()).isEqualTo(1500);
        assertThat(data.intervalUnit()).isEqualTo("month");
    }

    @Test
    void archiving_twice_is_archiving_once() {
        String id = billing.plan("flat", 1000).toString();
        String archivedAt = archive(id);
        assertThat(archive(id)).isEqualTo(archivedAt);
        // Were there a second event, it would lie before this one: one tenant, one key.
        String last = billing.plan("flat", 2000).toString();
        archive(last);
        assertThat(TestTopics.await(tenant, PlanArchived.class, 2))
                .extracting(event ->
                        TestTopics.data(event, PlanArchived.class).planId().toString())
                .containsExactly(id, last);
    }

    @Test
    void a_list_shows_the_status_asked_for() {
        String archived = billing.plan("flat", 1000).toString();
        String active = billing.plan("flat", 2000).toString();
        archive(archived);
        assertListed(tenant, Map.of(), active, archived);
        assertListed(tenant, Map.of("status", "active"), active);
        assertListed(tenant, Map.of("status", "archived"), archived);
    }

    @Test
    void a_publishable_key_sees_what_is_on_sale_and_nothing_else() {
        String archived = billing.plan("flat", 1000).toString();
        String active = billing.plan("flat", 2000).toString();
        archive(archived);
        TestTenant browser = tenant.withRoles("publishable");
        assertListed(browser, Map.of(), active);
        assertListed(browser, Map.of("status", "archived"));
        browser.request().get(PLANS + "/" + active).then().statusCode(200);
        browser.request().get(PLANS + "/" + archived).then().statusCode(404).body("code", equalTo("plan_not_found"));
        browser.request().body(PRO).post(PLANS).then().statusCode(403);
        browser.request().post(PLANS + "/" + active + "/archive").then().statusCode(403);
    }

    @Test
    void another_tenant_and_the_other_mode_find_nothing() {
        String id = billing.plan("flat", 1000).toString();
        for (TestTenant stranger : new TestTenant[] {TestTenant.live(), tenant.otherMode()}) {
            stranger.request().get(PLANS + "/" + id).then().statusCode(404).body("code", equalTo("plan_not_found"));
            stranger.request().post(PLANS + "/" + id + "/archive").then().statusCode(404);
            assertListed(stranger, Map.of());
        }
    }

    @Test
    void a_repeated_request_makes_no_second_plan() {
        String first = create("k1");
        assertThat(create("k1")).isEqualTo(first);
        assertListed(tenant, Map.of(), first);
    }

    @Test
    void every_bad_field_is_named_at_once() {
        tenant.request()
                .body("{\"name\": \"\", \"unit_amount\": -1, \"currency\": \"eur\", \"interval_count\": 0}")
                .post(PLANS)
                .then()
                .statusCode(400)
                .body(
                        "errors.param",
                        contains("currency", "interval", "interval_count", "name", "pricing_model", "unit_amount"));
    }

    @TestFactory
    Stream<DynamicTest> each_bad_value_is_refused_by_its_field() {
        return Stream.of(
                bad("name", "\"" + "x".repeat(256) + "\"", "parameter_invalid"),
                bad("name", "7", "parameter_invalid"),
                bad("name", "\"a\\u0000b\"", "parameter_invalid"),
                bad("name", "\"\\ud800\"", "parameter_invalid"),
                bad("name", "null", "parameter_missing"),
                bad("name", "\" \"", "parameter_invalid"),
                bad("pricing_model", "\"tiered\"", "parameter_invalid"),
                bad("unit_amount", "1000000000000", "parameter_invalid"),
                bad("unit_amount", "99999999999999999999", "parameter_invalid"),
                bad("unit_amount", "10.5", "parameter_invalid"),
                bad("unit_amount", "\"1000\"", "parameter_invalid"),
                bad("currency", "\"XXX\"", "currency_unknown"),
                bad("currency", "\"ABC\"", "currency_unknown"),
                bad("currency", "\"euro\"", "parameter_invalid"),
                bad("interval", "\"fortnight\"", "parameter_invalid"),
                bad("interval_count", "37", "parameter_invalid"),
                bad("interval_count", "1097", "parameter_invalid"),
                bad("metadata", "[]", "parameter_invalid"),
                bad("colour", "\"red\"", "parameter_unknown"));
    }

    @Test
    void a_metadata_key_with_a_nul_is_refused() {
        tenant.request()
                .body(PRO.replace("\"tier\"", "\"ti\\u0000er\""))
                .post(PLANS)
                .then()
                .statusCode(400)
                .body("param", equalTo("metadata"));
    }

    @Test
    void a_bad_query_is_refused_by_its_parameter() {
        tenant.request().get(PLANS + "?status=sold").then().statusCode(400).body("param", equalTo("status"));
        tenant.request().get(PLANS + "?limit=0").then().statusCode(400).body("param", equalTo("limit"));
        tenant.request().get(PLANS + "/plan_x").then().statusCode(400).body("code", equalTo("id_invalid"));
    }

    private DynamicTest bad(String field, String value, String code) {
        return DynamicTest.dynamicTest(
                field + " = " + (value.length() > 40 ? "long text" : value), () -> tenant.request()
                        .body(with(field, value))
                        .post(PLANS)
                        .then()
                        .statusCode(400)
                        .body("code", equalTo(code))
                        .body("param", equalTo(field)));
    }

    private static String with(String field, String value) {
        String replaced = PRO.replaceFirst(
                "\"" + field + "\": (\"[^\"]*\"|\\d+|\\{[^}]*\\})",
                Matcher.quoteReplacement("\"" + field + "\": " + value));
        return replaced.equals(PRO) ? PRO.replaceFirst("\\{", "{\"" + field + "\": " + value + ", ") : replaced;
    }

    private String create(String idempotencyKey) {
        return tenant.request()
                .header("Idempotency-Key", idempotencyKey)
                .body(PRO)
                .post(PLANS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private String archive(String id) {
        return tenant.request()
                .post(PLANS + "/" + id + "/archive")
                .then()
                .statusCode(200)
                .body("status", equalTo("archived"))
                .body("active", equalTo(false))
                .extract()
                .path("archived_at");
    }

    private static void assertListed(TestTenant caller, Map<String, String> query, String... ids) {
        caller.request().queryParams(query).get(PLANS).then().statusCode(200).body("data.id", equalTo(List.of(ids)));
    }
}
