package io.quittance.analytics.event;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.kernel.CustomerId;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTenant;
import io.restassured.response.ValidatableResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class AnalyticsEventIT {
    private static final String PATH = "/api/v1/analytics/events";
    private final TestTenant tenant = TestTenant.live();

    @Test
    void an_event_is_kept_as_told() {
        CustomerId customer = CustomerId.next();
        tell("{\"name\": \"report.exported\", \"customer\": \"" + customer
                        + "\", \"occurred_at\": \"2026-11-23T10:30:00.1234567+01:00\","
                        + " \"properties\": {\"format\": \"pdf\", \"pages\": 12, \"share\": 0.5, \"shared\": false}}")
                .statusCode(201)
                .body("id", startsWith("aev_"))
                .body("object", equalTo("analytics.event"))
                .body("customer", equalTo(customer.toString()))
                .body("occurred_at", equalTo("2026-11-23T09:30:00.123456Z"));
        tenant.request()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].name", equalTo("report.exported"))
                .body("data[0].occurred_at", equalTo("2026-11-23T09:30:00.123456Z"))
                .body("data[0].properties.format", equalTo("pdf"))
                .body("data[0].properties.pages", equalTo(12))
                .body("data[0].properties.share", equalTo(0.5f))
                .body("data[0].properties.shared", equalTo(false));
    }

    @Test
    void a_name_alone_is_enough() {
        tell("{\"name\": \"Signed up\"}").statusCode(201).body("occurred_at", notNullValue());
    }

    @Test
    void events_are_listed_by_name_and_customer_newest_first() {
        CustomerId customer = CustomerId.next();
        tell("{\"name\": \"opened\", \"properties\": {\"n\": 1}}");
        tell("{\"name\": \"closed\", \"customer\": \"" + customer + "\"}");
        tell("{\"name\": \"opened\", \"properties\": {\"n\": 2}}");
        tenant.request().queryParam("name", "opened").get(PATH).then().body("data.properties.n", contains(2, 1));
        tenant.request()
                .queryParam("customer", customer.toString())
                .get(PATH)
                .then()
                .body("data.name", contains("closed"));
        tenant.request().get(PATH + "?limit=2").then().body("data", hasSize(2)).body("has_more", equalTo(true));
    }

    @Test
    void an_event_told_twice_under_one_key_is_kept_once() {
        for (int i = 0; i < 2; i++) {
            tenant.request()
                    .header("Idempotency-Key", "once")
                    .body("{\"name\": \"opened\", \"properties\": {\"n\": 1}}")
                    .post(PATH)
                    .then()
                    .statusCode(201);
        }
        tenant.request().get(PATH).then().body("data", hasSize(1));
    }

    @Test
    void another_tenant_and_the_other_mode_see_none_of_it() {
        tell("{\"name\": \"opened\"}").statusCode(201);
        TestTenant.live().request().get(PATH).then().body("data", hasSize(0));
        tenant.otherMode().request().get(PATH).then().body("data", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | name",
                "{\"name\": \"\"} | name",
                "{\"name\": 7} | name",
                "{\"name\": \"a\\u0000b\"} | name",
                "{\"name\": \"a\", \"customer\": \"nobody\"} | customer",
                "{\"name\": \"a\", \"occurred_at\": \"yesterday\"} | occurred_at",
                "{\"name\": \"a\", \"occurred_at\": 1700000000} | occurred_at",
                "{\"name\": \"a\", \"occurred_at\": \"1999-12-31T23:59:59Z\"} | occurred_at",
                "{\"name\": \"a\", \"occurred_at\": \"2999-01-01T00:00:00Z\"} | occurred_at",
                "{\"name\": \"a\", \"occurred_at\": \"+999999999-12-31T23:59:59Z\"} | occurred_at",
                "{\"name\": \"a\", \"properties\": []} | properties",
                "{\"name\": \"a\", \"properties\": {\"x\": {}}} | properties",
                "{\"name\": \"a\", \"properties\": {\"x\": null}} | properties",
                "{\"name\": \"a\", \"properties\": {\"x\": 1e999}} | properties",
                "{\"name\": \"a\", \"extra\": 1} | extra"
            })
    void a_bad_field_is_named(String body, String param) {
        tell(body).statusCode(400).contentType("application/problem+json").body("param", equalTo(param));
    }

    @Test
    void everything_has_a_bound() {
        tell("{\"name\": \"" + "a".repeat(101) + "\"}").statusCode(400).body("param", equalTo("name"));
        tell("{\"name\": \"a\", \"properties\": {\"x\": \"" + "a".repeat(501) + "\"}}")
                .statusCode(400)
                .body("param", equalTo("properties"));
        tell("{\"name\": \"a\", \"properties\": {\"" + "k".repeat(41) + "\": 1}}")
                .statusCode(400);
        tell("{\"name\": \"a\", \"properties\": {\"a\\u0000\": 1}}").statusCode(400);
        tell("{\"name\": \"a\", \"properties\": {\"x\": \"\\ud800\"}}").statusCode(400);
        String many = IntStream.range(0, 51).mapToObj(i -> "\"k" + i + "\": 1").collect(Collectors.joining(","));
        tell("{\"name\": \"a\", \"properties\": {" + many + "}}")
                .statusCode(400)
                .body("param", equalTo("properties"));
    }

    @ParameterizedTest
    @CsvSource({"name=%00", "customer=x", "limit=0", "starting_after=cus_x"})
    void a_bad_filter_is_a_400(String query) {
        tenant.request()
                .urlEncodingEnabled(false)
                .get(PATH + "?" + query)
                .then()
                .statusCode(400);
    }

    private ValidatableResponse tell(String body) {
        return tenant.request().body(body).post(PATH).then();
    }
}
