package io.quittance.tenant.company;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTenant;
import io.restassured.response.ValidatableResponse;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class TenantChangeIT {
    private static final String DETAILS = "/api/v1/auth/tenants/details";
    private Company company;
    private TestTenant owner;

    @BeforeEach
    void register() {
        company = Company.registered();
        owner = company.asOwner();
    }

    @Test
    void what_is_told_changes_and_the_rest_stays() {
        change(Map.of(
                        "name", "Renamed",
                        "default_currency", "USD",
                        "time_zone", "Europe/London",
                        "support_email", "help@example.com",
                        "address", Map.of("line1", "12 St James's Square", "city", "London", "country", "GB")))
                .statusCode(200);
        change(Map.of("default_currency", "GBP")).statusCode(200);
        details()
                .body("name", equalTo("Renamed"))
                .body("default_currency", equalTo("GBP"))
                .body("time_zone", equalTo("Europe/London"))
                .body("support_email", equalTo("help@example.com"))
                .body("address.city", equalTo("London"))
                .body("address.region", nullValue())
                .body("status", equalTo("active"))
                .header("ETag", equalTo("\"3\""));
    }

    @Test
    void an_empty_address_takes_the_old_one_away() {
        change(Map.of("support_email", "help@example.com", "address", Map.of("city", "London")));
        change(Map.of("support_email", "", "address", Map.of()))
                .statusCode(200)
                .body("support_email", nullValue())
                .body("address", nullValue());
        details().body("support_email", nullValue()).body("address", nullValue());
    }

    @Test
    void what_another_changed_meanwhile_is_not_written_over() {
        String seen = details().extract().header("ETag");
        change(Map.of("name", "First"), seen).statusCode(200);
        change(Map.of("name", "Second"), seen).statusCode(412).body("code", equalTo("precondition_failed"));
        details().body("name", equalTo("First"));
        change(Map.of("name", "Third"), "*").statusCode(200);
        change(Map.of("name", "Fourth"), "\"1\", \"3\"").statusCode(200);
        change(Map.of("name", "Fifth"), "nonsense").statusCode(412);
    }

    @Test
    void of_many_who_saw_the_same_one_writes() {
        String seen = details().extract().header("ETag");
        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(
                        i -> change(Map.of("name", "Name " + i), seen).extract().statusCode())
                .toList();
        assertThat(Collections.frequency(answers, 200)).isEqualTo(1);
        assertThat(Collections.frequency(answers, 412)).isEqualTo(7);
    }

    @Test
    void a_change_is_noted_and_one_to_what_it_is_already_is_none() {
        change(Map.of()).statusCode(200).header("ETag", equalTo("\"1\""));
        change(Map.of("default_currency", "EUR")).statusCode(200);
        log().body("data", empty());
        change(Map.of("name", "Renamed")).statusCode(200);
        log().body("data", hasSize(1))
                .body("data[0].before.name", equalTo("Otter & Söhne"))
                .body("data[0].after.name", equalTo("Renamed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name | \" \" | parameter_invalid | name",
                "default_currency | \"XXX\" | currency_unknown | default_currency",
                "default_currency | \"eur\" | parameter_invalid | default_currency",
                "time_zone | \"+02:00\" | parameter_invalid | time_zone",
                "support_email | \"nobody\" | parameter_invalid | support_email",
                "address | {\"country\": \"XX\"} | parameter_invalid | address.country",
                "address | {\"country\": \"germany\"} | parameter_invalid | address.country",
                "address | {\"planet\": \"Mars\"} | parameter_unknown | address.planet",
                "address | {\"city\": \"\"} | parameter_invalid | address.city",
                "slug | \"other\" | parameter_unknown | slug",
                "status | \"active\" | parameter_unknown | status",
                "rate_limit_per_second | 100000 | parameter_unknown | rate_limit_per_second",
            })
    void a_bad_field_is_named(String field, String json, String code, String param) {
        owner.request()
                .body("{\"" + field + "\": " + json + "}")
                .patch(DETAILS)
                .then()
                .statusCode(400)
                .body("code", equalTo(code))
                .body("param", equalTo(param));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "publishable", "developer", "restricted", "operator"})
    void only_owners_and_admins_change_it(String role) {
        company.as(role)
                .request()
                .body(Map.of("name", "Mine"))
                .patch(DETAILS)
                .then()
                .statusCode(403);
        company.as("admin")
                .request()
                .body(Map.of("name", "Ours"))
                .patch(DETAILS + "/")
                .then()
                .statusCode(200);
    }

    private ValidatableResponse change(Map<String, Object> change) {
        return owner.request().body(change).patch(DETAILS).then();
    }

    private ValidatableResponse change(Map<String, Object> change, String ifMatch) {
        return owner.request()
                .header("If-Match", ifMatch)
                .body(change)
                .patch(DETAILS)
                .then();
    }

    private ValidatableResponse details() {
        return owner.request().get(DETAILS).then().statusCode(200);
    }

    private ValidatableResponse log() {
        return owner.request()
                .get("/api/v1/auth/tenants/audit-log?action=tenant.changed")
                .then();
    }
}
