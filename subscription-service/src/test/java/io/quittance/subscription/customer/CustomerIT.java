package io.quittance.subscription.customer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.subscription.CustomerCreated;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class CustomerIT {
    private static final String ADA = "{\"name\": \"Ada\", \"email\": \"ada@example.com\"}";
    private final TestTenant tenant = TestTenant.live();

    @Test
    void a_customer_is_created_and_found_again() {
        String id = create(ADA);
        tenant.request()
                .get("/api/v1/customers/" + id)
                .then()
                .statusCode(200)
                .body("name", equalTo("Ada"))
                .body("id", startsWith("cus_"));
    }

    @Test
    void the_platform_hears_of_a_new_customer() {
        String id = create(ADA);
        var event = TestTopics.await(tenant, CustomerCreated.class, 1).get(0);
        assertThat(TestTopics.data(event, CustomerCreated.class).customerId()).hasToString(id);
    }

    @Test
    void another_tenant_finds_nothing() {
        String id = create(ADA);
        TestTenant.live()
                .request()
                .get("/api/v1/customers/" + id)
                .then()
                .statusCode(404)
                .body("code", equalTo("customer_not_found"));
        tenant.otherMode()
                .request()
                .get("/api/v1/customers")
                .then()
                .statusCode(200)
                .body("data", hasSize(0));
    }

    @Test
    void a_repeated_request_is_answered_from_store() {
        String first = tenant.request()
                .header("Idempotency-Key", "k1")
                .body(ADA)
                .post("/api/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        tenant.request()
                .header("Idempotency-Key", "k1")
                .body(ADA)
                .post("/api/v1/customers/")
                .then()
                .statusCode(201)
                .header("Idempotent-Replayed", "true")
                .body("id", equalTo(first));
    }

    @Test
    void every_bad_field_is_named() {
        tenant.request()
                .body("{\"name\": \"\", \"email\": \"nobody\"}")
                .post("/api/v1/customers")
                .then()
                .statusCode(400)
                .body("errors", hasSize(2))
                .body("param", equalTo("email"));
    }

    private String create(String body) {
        return tenant.request()
                .body(body)
                .post("/api/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }
}
