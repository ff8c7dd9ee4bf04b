package io.quittance.tenant.apikey;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.kernel.ApiKeyId;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestGateway;
import io.quittance.testsupport.TestTenant;
import io.restassured.RestAssured;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class KeyLookupIT {
    private static final String UNKNOWN = "/internal/keys/" + "0".repeat(64);

    @Test
    void an_unknown_hash_is_not_found() {
        TestGateway.request().get(UNKNOWN).then().statusCode(404).body("code", equalTo("api_key_not_found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "0000000000000000000000000000000000000000000000000000000000000000ab", "ZZ%00"})
    void what_is_no_hash_is_refused_by_name(String hash) {
        TestGateway.request()
                .urlEncodingEnabled(false)
                .get("/internal/keys/" + hash)
                .then()
                .statusCode(400)
                .body("param", equalTo("hash"));
    }

    @Test
    void an_expired_key_is_not_found() throws SQLException {
        Company company = Company.registered();
        String hash = Secrets.hashOf(company.key("secret", "live"));
        try (Connection above = Surroundings.connectAsSuperuser();
                PreparedStatement expire =
                        above.prepareStatement("UPDATE tenant.api_key SET expires_at = now() WHERE id = ?")) {
            expire.setObject(
                    1, ApiKeyId.fromString(company.keyId("secret", "live")).value());
            expire.executeUpdate();
        }
        TestGateway.request().get("/internal/keys/" + hash).then().statusCode(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tenant", "publishable", "owner", "admin", "developer", "operator"})
    void nobody_but_the_gateway_looks_up_keys(String role) {
        TestTenant.live().withRoles(role).request().get(UNKNOWN).then().statusCode(403);
        RestAssured.get(UNKNOWN).then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"details", "me", "verify", "keys"})
    void the_gateway_itself_is_no_tenant(String endpoint) {
        TestGateway.request()
                .get("/api/v1/auth/tenants/" + endpoint)
                .then()
                .statusCode(403)
                .body("code", equalTo("permission_denied"));
    }
}
