package io.quittance.tenant.apikey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.kernel.ApiKeyId;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestGateway;
import io.quittance.testsupport.TestTenant;
import io.restassured.RestAssured;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
class KeyUseIT {
    private static final String USED = "/internal/keys/used";
    private Company company;
    private String key;

    @BeforeEach
    void register() {
        company = Company.registered();
        key = company.keyId("secret", "live");
    }

    @Test
    void a_key_shows_the_minute_in_which_it_was_last_used() {
        lastUsed(company, key).body("last_used_at", nullValue());
        tell(use(key, "2026-03-01T12:34:56.789Z")).statusCode(204);
        lastUsed(company, key).body("last_used_at", equalTo("2026-03-01T12:34:00Z"));
    }

    @Test
    void the_time_moves_only_forward() {
        tell(use(key, "2026-03-01T12:00:00Z"), use(key, "2026-03-01T12:05:00Z"), use(key, "2026-03-01T12:01:00Z"));
        tell(use(key, "2026-03-01T12:04:00Z"));
        lastUsed(company, key).body("last_used_at", equalTo("2026-03-01T12:05:00Z"));
    }

    @Test
    void a_time_to_come_counts_as_now() {
        tell(use(key, "2999-01-01T00:00:00Z")).statusCode(204);
        String shown = lastUsed(company, key).extract().path("last_used_at");
        assertThat(Instant.parse(shown)).isBetween(Instant.now().minus(2, ChronoUnit.MINUTES), Instant.now());
    }

    @Test
    void one_report_speaks_of_many_tenants_and_of_keys_that_nobody_knows() {
        Company other = Company.registered();
        String theirs = other.keyId("publishable", "test");
        tell(
                        use(key, "2026-03-01T12:00:00Z"),
                        use(theirs, "2026-03-01T13:00:00Z"),
                        use(ApiKeyId.next().toString(), "2026-03-01T14:00:00Z"))
                .statusCode(204);
        lastUsed(company, key).body("last_used_at", equalTo("2026-03-01T12:00:00Z"));
        lastUsed(other, theirs).body("last_used_at", equalTo("2026-03-01T13:00:00Z"));
    }

    @Test
    void many_reports_at_once_do_not_get_in_each_others_way() {
        List<String> keys =
                new ArrayList<>(company.keys().stream().map(it -> it.get("id")).toList());
        List<Integer> answers = IntStream.range(0, 40)
                .parallel()
                .mapToObj(minute -> {
                    List<Map<String, String>> report = new ArrayList<>();
                    for (int i = 0; i < keys.size(); i++) {
                        String time = "2026-03-01T12:%02d:00Z".formatted(minute);
                        report.add(use(keys.get((i + minute) % keys.size()), time));
                    }
                    return TestGateway.request().body(report).post(USED).statusCode();
                })
                .toList();
        assertThat(answers).containsOnly(204);
        lastUsed(company, key).body("last_used_at", equalTo("2026-03-01T12:39:00Z"));
    }

    @Test
    void to_change_a_key_does_not_forget_its_use() {
        tell(use(key, "2026-03-01T12:00:00Z"));
        company.asOwner()
                .request()
                .body(Map.of("name", "Renamed"))
                .patch("/api/v1/auth/tenants/keys/" + key)
                .then()
                .statusCode(200);
        lastUsed(company, key).body("last_used_at", equalTo("2026-03-01T12:00:00Z"));
    }

    @Test
    void a_report_has_at_most_a_thousand_uses() {
        List<Map<String, String>> report = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            report.add(use(ApiKeyId.next().toString(), "2026-03-01T12:00:00Z"));
        }
        TestGateway.request().body(report).post(USED).then().statusCode(204);
        report.add(use(key, "2026-03-01T12:00:00Z"));
        TestGateway.request().body(report).post(USED).then().statusCode(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}",
                "[{}]",
                "[null]",
                "[{\"key_id\": \"usr_01m60vspr9es8r65rzyjka792g\", \"used_at\": \"2026-03-01T12:00:00Z\"}]",
                "[{\"key_id\": \"key_01m60vspr9es8r65rzyjka792g\", \"used_at\": \"then\"}]",
                "[{\"key_id\": \"key_01m60vspr9es8r65rzyjka792g\"}]"
            })
    void a_report_that_cannot_be_read_is_refused(String report) {
        TestGateway.request().body(report).post(USED).then().statusCode(400);
    }

    @Test
    void a_time_beyond_every_calendar_is_no_failure() {
        for (String time : List.of("+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z")) {
            tell(use(key, time)).statusCode(204);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "owner", "admin", "operator", "restricted"})
    void nobody_but_the_gateway_reports(String role) {
        TestTenant.live()
                .withRoles(role)
                .request()
                .body(List.of())
                .post(USED)
                .then()
                .statusCode(403);
        RestAssured.given()
                .contentType("application/json")
                .body("[]")
                .post(USED)
                .then()
                .statusCode(401);
    }

    private static Map<String, String> use(String key, String at) {
        return Map.of("key_id", key, "used_at", at);
    }

    @SafeVarargs
    private static ValidatableResponse tell(Map<String, String>... report) {
        return TestGateway.request().body(List.of(report)).post(USED).then();
    }

    private static ValidatableResponse lastUsed(Company company, String key) {
        return company.asOwner()
                .request()
                .get("/api/v1/auth/tenants/keys/" + key)
                .then()
                .statusCode(200);
    }
}
