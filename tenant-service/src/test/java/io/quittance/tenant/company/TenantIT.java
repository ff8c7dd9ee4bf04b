package io.quittance.tenant.company;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class TenantIT {
    private static final String DETAILS = "/api/v1/auth/tenants/details/";
    private static final String ME = "/api/v1/auth/tenants/me/";
    private Company company;

    @BeforeEach
    void register() {
        company = Company.registered();
    }

    @Test
    void a_key_sees_its_tenant_in_either_mode() {
        TestTenant key = company.as("tenant");
        for (TestTenant caller : new TestTenant[] {key, key.otherMode()}) {
            caller.request()
                    .get(DETAILS)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(company.id().toString()))
                    .body("object", equalTo("tenant"))
                    .body("default_currency", equalTo("EUR"));
        }
    }

    @Test
    void a_person_sees_who_they_are_in_either_mode() {
        for (TestTenant caller :
                new TestTenant[] {company.asOwner(), company.asOwner().otherMode()}) {
            caller.request()
                    .get(ME)
                    .then()
                    .statusCode(200)
                    .body("id", equalTo(company.owner().toString()))
                    .body("email", equalTo(company.email()))
                    .body("role", equalTo("owner"));
        }
    }

    @Test
    void a_key_is_nobody() {
        company.as("tenant").request().get(ME).then().statusCode(403);
    }

    @Test
    void a_browser_learns_nothing_of_the_tenant() {
        company.as("publishable").request().get(DETAILS).then().statusCode(403);
    }

    @Test
    void whoever_is_not_here_finds_nothing() {
        TestTenant nobody = TestTenant.live();
        nobody.request().get(DETAILS).then().statusCode(404).body("code", equalTo("tenant_not_found"));
        new TestTenant(
                        nobody.id(),
                        "live",
                        company.owner().toString(),
                        company.asOwner().roles())
                .request()
                .get(ME)
                .then()
                .statusCode(404)
                .body("code", equalTo("user_not_found"));
    }
}
