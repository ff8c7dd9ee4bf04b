package io.quittance.payment.method;

import static io.quittance.payment.Charging.attach;
import static io.quittance.payment.Charging.count;
import static io.quittance.payment.Charging.customer;
import static io.quittance.payment.Charging.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.payment.PaymentMethodAttached;
import io.quittance.contracts.subscription.CustomerDeleted;
import io.quittance.kernel.CustomerId;
import io.quittance.payment.SubscriptionServiceStandIn;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SubscriptionServiceStandIn.class, scope = TestResourceScope.GLOBAL)
class PaymentMethodIT {
    private static final String PATH = "/api/v1/payments/methods";
    private final TestTenant tenant = TestTenant.live();

    @Test
    void a_method_is_attached_and_found_again() {
        CustomerId customer = customer(tenant);
        String id = attach(tenant, customer, "pm_card_visa")
                .statusCode(201)
                .body("id", startsWith("pm_"))
                .body("object", equalTo("payment_method"))
                .body("customer", equalTo(customer.toString()))
                .body("type", equalTo("card"))
                .body("brand", equalTo("visa"))
                .body("last4", equalTo("4242"))
                .body("is_default", equalTo(true))
                .extract()
                .path("id");
        tenant.request().get(PATH + "/" + id).then().statusCode(200).body("id", equalTo(id));
    }

    @Test
    void the_platform_hears_of_a_new_method() {
        CustomerId customer = customer(tenant);
        String id = attach(tenant, customer, "pm_card_amex").extract().path("id");
        var event = TestTopics.await(tenant, PaymentMethodAttached.class, 1).get(0);
        PaymentMethodAttached attached = TestTopics.data(event, PaymentMethodAttached.class);
        assertThat(attached.paymentMethodId()).hasToString(id);
        assertThat(event.key()).isEqualTo(customer.toString());
    }

    @Test
    void only_the_first_method_becomes_the_default_by_itself() {
        CustomerId customer = customer(tenant);
        attach(tenant, customer, "pm_card_visa").body("is_default", equalTo(true));
        attach(tenant, customer, "pm_card_mastercard").body("is_default", equalTo(false));
    }

    @Test
    void methods_attached_at_once_agree_on_one_default() throws Exception {
        CustomerId customer = customer(tenant);
        List<CompletableFuture<Void>> requests = Stream.generate(() -> CompletableFuture.runAsync(
                        () -> attach(tenant, customer, "pm_card_visa").statusCode(201)))
                .limit(8)
                .toList();
        requests.forEach(CompletableFuture::join);
        assertThat(count("SELECT count(*) FROM payment_method WHERE customer_id = ?", customer.value()))
                .isEqualTo(8);
        assertThat(count("SELECT count(*) FROM payment_method WHERE customer_id = ? AND is_default", customer.value()))
                .isEqualTo(1);
    }

    @Test
    void another_method_can_be_made_the_default() {
        CustomerId customer = customer(tenant);
        String first = attach(tenant, customer, "pm_card_visa").extract().path("id");
        String second = attach(tenant, customer, "pm_card_mastercard").extract().path("id");
        tenant.request()
                .post(PATH + "/" + second + "/default")
                .then()
                .statusCode(200)
                .body("is_default", equalTo(true));
        tenant.request()
                .get(PATH + "?customer=" + customer)
                .then()
                .body("data.id", contains(second, first))
                .body("data.is_default", contains(true, false));
    }

    @Test
    void the_list_shows_one_customers_methods() {
        CustomerId customer = customer(tenant);
        attach(tenant, customer, "pm_card_visa");
        attach(tenant, customer(tenant), "pm_card_visa");
        tenant.request()
                .get(PATH + "?customer=" + customer)
                .then()
                .body("object", equalTo("list"))
                .body("data", hasSize(1));
        tenant.request().get(PATH).then().body("data", hasSize(2));
    }

    @Test
    void a_publishable_key_may_attach_and_nothing_else() {
        CustomerId customer = customer(tenant);
        TestTenant browser = tenant.withRoles("publishable");
        String id = attach(browser, customer, "pm_card_visa")
                .statusCode(201)
                .extract()
                .path("id");
        browser.request().get(PATH).then().statusCode(403);
        browser.request().get(PATH + "/" + id).then().statusCode(403);
        browser.request().post(PATH + "/" + id + "/default").then().statusCode(403);
    }

    @Test
    void a_customer_whose_event_is_under_way_is_asked_for_with_the_callers_token() {
        CustomerId customer = CustomerId.next();
        SubscriptionServiceStandIn.answer(customer, 200);
        attach(tenant, customer, "pm_card_visa").statusCode(201);
        assertThat(SubscriptionServiceStandIn.tokenUsedFor(customer)).startsWith("Bearer ");
    }

    @Test
    void a_customer_is_asked_for_under_an_idempotency_key_too() {
        CustomerId customer = CustomerId.next();
        SubscriptionServiceStandIn.answer(customer, 200);
        for (String replayed : new String[] {null, "true"}) {
            tenant.request()
                    .header("Idempotency-Key", "attach-1")
                    .body("{\"customer\": \"" + customer + "\", \"provider_token\": \"pm_card_visa\"}")
                    .post(PATH)
                    .then()
                    .statusCode(201)
                    .header("Idempotent-Replayed", equalTo(replayed));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "404, 404, customer_not_found",
        "403, 404, customer_not_found",
        "500, 503, service_unavailable",
        "429, 503, service_unavailable"
    })
    void an_unknown_customer_is_refused_as_its_owner_answers(int answer, int status, String code) {
        CustomerId customer = CustomerId.next();
        SubscriptionServiceStandIn.answer(customer, answer);
        attach(tenant, customer, "pm_card_visa").statusCode(status).body("code", equalTo(code));
    }

    @Test
    void a_deleted_customer_gets_no_method() {
        CustomerId customer = customer(tenant);
        SubscriptionServiceStandIn.answer(customer, 200);
        TestTopics.publish(tenant, customer.toString(), customer.toString(), 2, new CustomerDeleted(customer));
        eventually(() ->
                count("SELECT count(*) FROM customer WHERE id = ? AND deleted_at IS NOT NULL", customer.value()) == 1);
        attach(tenant, customer, "pm_card_visa").statusCode(404).body("code", equalTo("customer_not_found"));
    }

    @Test
    void an_unknown_token_is_refused() {
        attach(tenant, customer(tenant), "pm_card_nobody")
                .statusCode(422)
                .body("code", equalTo("payment_method_unknown"))
                .body("param", equalTo("provider_token"));
    }

    @Test
    void another_tenant_and_the_other_mode_find_nothing() {
        CustomerId customer = customer(tenant);
        String id = attach(tenant, customer, "pm_card_visa").extract().path("id");
        for (TestTenant stranger : List.of(TestTenant.live(), tenant.otherMode())) {
            stranger.request()
                    .get(PATH + "/" + id)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("payment_method_not_found"));
            stranger.request().post(PATH + "/" + id + "/default").then().statusCode(404);
            stranger.request().get(PATH + "?customer=" + customer).then().body("data", hasSize(0));
            attach(stranger, customer, "pm_card_visa").statusCode(404).body("code", equalTo("customer_not_found"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"customer\": 1, \"provider_token\": \"pm_card_visa\"}",
                "{\"customer\": \"cus_x\", \"provider_token\": \"pm_card_visa\"}",
                "{\"customer\": \"pm_01h455vb4pex5vsknk084sn02q\", \"provider_token\": \"pm_card_visa\"}",
                "{\"provider_token\": \"pm_card_visa\"}",
                "{\"customer\": \"cus_01h455vb4pex5vsknk084sn02q\"}",
                "{\"customer\": \"cus_01h455vb4pex5vsknk084sn02q\", \"provider_token\": \"\"}",
                "{\"customer\": \"cus_01h455vb4pex5vsknk084sn02q\", \"provider_token\": \"a b\"}",
                "{\"customer\": \"cus_01h455vb4pex5vsknk084sn02q\", \"provider_token\": \"\\u0000\"}",
                "{\"customer\": \"cus_01h455vb4pex5vsknk084sn02q\", \"provider_token\": \"pm_card_visa\", \"x\": 1}"
            })
    void a_bad_request_is_a_400(String body) {
        tenant.request().body(body).post(PATH).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void a_token_has_a_bound() {
        attach(tenant, CustomerId.next(), "a".repeat(256)).statusCode(400).body("param", equalTo("provider_token"));
    }

    @Test
    void a_bad_filter_is_named() {
        tenant.request().get(PATH + "?customer=nobody").then().statusCode(400).body("param", equalTo("customer"));
    }
}
