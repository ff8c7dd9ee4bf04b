package io.quittance.tenant;

import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.quittance.testsupport.TestTenant;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A company that registered, with what it was told.
 *
 * @param keys as the answer showed them
 */
public record Company(TenantId id, UserId owner, String email, List<Map<String, String>> keys) {
    public static final String REGISTER = "/api/v1/auth/tenants/register/";
    public static final String PASSWORD = "three otters in a boat";

    public static Company registered() {
        String email = freshEmail();
        JsonPath answer = RestAssured.given()
                .contentType(ContentType.JSON)
                .body(Map.of("company_name", "Otter & Söhne", "email", email, "password", PASSWORD, "name", "Ada"))
                .post(REGISTER)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Company(
                TenantId.fromString(answer.getString("tenant.id")),
                UserId.fromString(answer.getString("user.id")),
                email,
                answer.getList("api_keys"));
    }

    /** An address that nobody has registered. */
    public static String freshEmail() {
        return UserId.next() + "@example.com";
    }

    public String key(String type, String mode) {
        return one(type, mode).get("key");
    }

    public String keyId(String type, String mode) {
        return one(type, mode).get("id");
    }

    /** The company as its owner calls, in live mode. */
    public TestTenant asOwner() {
        return as("owner");
    }

    public TestTenant as(String role) {
        return new TestTenant(id, "live", owner.toString(), Set.of(role));
    }

    /** The company as one of its people calls. */
    public TestTenant as(UserId person, String role) {
        return new TestTenant(id, "live", person.toString(), Set.of(role));
    }

    private Map<String, String> one(String type, String mode) {
        return keys.stream()
                .filter(key -> type.equals(key.get("type")) && mode.equals(key.get("mode")))
                .findFirst()
                .orElseThrow();
    }
}
