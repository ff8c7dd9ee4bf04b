package io.quittance.tenant.verification;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.kernel.UserId;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestGateway;
import io.quittance.testsupport.TestTenant;
import io.restassured.RestAssured;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class VerificationIT {
    private static final String VERIFY = "/api/v1/auth/tenants/verify/";
    private final TestTenant tenant = TestTenant.live();

    @Test
    void a_secret_key_is_described() {
        tenant.request()
                .get(VERIFY)
                .then()
                .statusCode(200)
                .body("object", equalTo("verification"))
                .body("tenant_id", equalTo(tenant.id().toString()))
                .body("mode", equalTo("live"))
                .body("type", equalTo("secret"))
                .body("actor", equalTo(tenant.actor()))
                .body("scopes", empty())
                .body("roles", equalTo(List.of("tenant")));
    }

    @Test
    void a_publishable_key_is_described() {
        tenant.withRoles("publishable")
                .otherMode()
                .request()
                .get(VERIFY)
                .then()
                .statusCode(200)
                .body("mode", equalTo("test"))
                .body("type", equalTo("publishable"))
                .body("roles", equalTo(List.of("publishable")));
    }

    @Test
    void a_person_is_described() {
        UserId ada = UserId.next();
        new TestTenant(tenant.id(), "test", ada.toString(), Set.of("admin"))
                .request()
                .get(VERIFY)
                .then()
                .statusCode(200)
                .body("type", equalTo("user"))
                .body("actor", equalTo(ada.toString()))
                .body("mode", equalTo("test"))
                .body("roles", equalTo(List.of("admin")));
    }

    @Test
    void scopes_are_told_apart_from_roles() {
        tenant.withRoles("restricted", "billing:read")
                .request()
                .get(VERIFY)
                .then()
                .statusCode(200)
                .body("type", equalTo("restricted"))
                .body("scopes", equalTo(List.of("billing:read")))
                .body("roles", equalTo(List.of("restricted")));
    }

    @Test
    void without_the_gateway_nobody_is_described() {
        RestAssured.get(VERIFY).then().statusCode(401).body("code", equalTo("authentication_required"));
        TestGateway.request().get(VERIFY).then().statusCode(403);
    }
}
