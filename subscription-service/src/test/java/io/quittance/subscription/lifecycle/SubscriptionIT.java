package io.quittance.subscription.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.billing.PlanArchived;
import io.quittance.contracts.subscription.SubscriptionActivated;
import io.quittance.contracts.subscription.SubscriptionCanceled;
import io.quittance.contracts.subscription.SubscriptionCreated;
import io.quittance.contracts.subscription.SubscriptionPastDue;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class SubscriptionIT {
    private final Subscribing here = Subscribing.aTenant();
    private final TestTenant tenant = here.tenant();

    @Test
    void a_new_subscription_waits_for_its_first_payment() {
        CustomerId customer = here.customer();
        SubscriptionId subscription = here.subscribed(customer, here.plan("flat", 1000));
        here.get(subscription).body("status", equalTo("incomplete"));
        var created = TestTopics.data(
                TestTopics.await(tenant, SubscriptionCreated.class, 1).get(0), SubscriptionCreated.class);
        assertThat(created.recurring().amountMinor()).isEqualTo(1000);
        assertThat(Duration.between(created.periodStart(), created.periodEnd()))
                .isBetween(Duration.ofDays(28), Duration.ofDays(31));
    }

    @Test
    void a_subscription_is_active_once_its_invoice_is_paid() {
        CustomerId customer = here.customer();
        SubscriptionId subscription = here.subscribed(customer, here.plan("flat", 1000));
        here.invoicePaid(customer, subscription);
        await().until(() -> here.status(subscription), equalTo("active"));
        TestTopics.await(tenant, SubscriptionActivated.class, 1);
    }

    @Test
    void a_failed_renewal_makes_an_active_subscription_past_due() {
        CustomerId customer = here.customer();
        SubscriptionId subscription = here.subscribed(customer, here.plan("flat", 1000));
        here.invoicePaid(customer, subscription);
        await().until(() -> here.status(subscription), equalTo("active"));
        here.paymentFailed(customer, subscription);
        await().until(() -> here.status(subscription), equalTo("past_due"));
        TestTopics.await(tenant, SubscriptionPastDue.class, 1);
    }

    @Test
    void a_failed_first_payment_leaves_it_incomplete() {
        CustomerId customer = here.customer();
        SubscriptionId subscription = here.subscribed(customer, here.plan("flat", 1000));
        SubscriptionId later = here.subscribed(customer, here.plan("flat", 1000));
        here.paymentFailed(customer, subscription);
        here.invoicePaid(customer, later); // the same key, so the failure was applied before
        await().until(() -> here.status(later), equalTo("active"));
        assertThat(here.status(subscription)).isEqualTo("incomplete");
    }

    @Test
    void canceled_now_it_is_over_and_cannot_be_canceled_again() {
        SubscriptionId subscription = here.subscribed(here.customer(), here.plan("flat", 1000));
        cancel(subscription, "now", 200);
        TestTopics.await(tenant, SubscriptionCanceled.class, 1);
        cancel(subscription, "now", 409);
    }

    @Test
    void seats_multiply_what_it_brings_in() {
        PlanId plan = here.plan("per_seat", 250);
        CustomerId customer = here.customer();
        await().until(() -> here.subscribe(customer, plan, 4).extract().statusCode(), equalTo(201));
        var created = TestTopics.data(
                TestTopics.await(tenant, SubscriptionCreated.class, 1).get(0), SubscriptionCreated.class);
        assertThat(created.recurring().amountMinor()).isEqualTo(1000);
    }

    @Test
    void an_archived_plan_takes_no_new_subscriptions() {
        CustomerId customer = here.customer();
        PlanId plan = here.plan("flat", 1000);
        here.subscribed(customer, plan);
        TestTopics.publish(tenant, tenant.id().toString(), plan.toString(), 2, new PlanArchived(plan));
        await().until(() -> here.subscribe(customer, plan, 1).extract().statusCode(), equalTo(422));
    }

    @Test
    void a_customer_with_a_living_subscription_cannot_be_deleted() {
        CustomerId customer = here.customer();
        SubscriptionId subscription = here.subscribed(customer, here.plan("flat", 1000));
        tenant.request().delete("/api/v1/customers/" + customer).then().statusCode(409);
        cancel(subscription, "now", 200);
        tenant.request()
                .delete("/api/v1/customers/" + customer)
                .then()
                .statusCode(200)
                .body("deleted", equalTo(true));
        tenant.request().get("/api/v1/customers/" + customer).then().statusCode(404);
    }

    @Test
    void another_tenants_customer_is_not_found() {
        PlanId plan = here.plan("flat", 1000);
        here.subscribed(here.customer(), plan);
        CustomerId strangers = Subscribing.aTenant().customer();
        here.subscribe(strangers, plan, 1).statusCode(404).body("code", equalTo("customer_not_found"));
    }

    @Test
    void a_list_is_narrowed_by_customer_and_status() {
        CustomerId customer = here.customer();
        PlanId plan = here.plan("flat", 1000);
        here.subscribed(customer, plan);
        here.subscribed(here.customer(), plan);
        tenant.request()
                .queryParam("customer", customer.toString())
                .queryParam("status", "incomplete")
                .get("/api/v1/subscriptions")
                .then()
                .statusCode(200)
                .body("data", hasSize(1));
        tenant.request()
                .queryParam("status", "asleep")
                .get("/api/v1/subscriptions")
                .then()
                .statusCode(400)
                .body("param", equalTo("status"));
    }

    @Test
    void a_flat_plan_is_subscribed_to_once() {
        CustomerId customer = here.customer();
        PlanId plan = here.plan("flat", 1000);
        here.subscribed(customer, plan);
        here.subscribe(customer, plan, 2).statusCode(400).body("param", equalTo("quantity"));
    }

    private void cancel(SubscriptionId subscription, String at, int status) {
        tenant.request()
                .body(Map.of("at", at))
                .post("/api/v1/subscriptions/" + subscription + "/cancellation")
                .then()
                .statusCode(status);
    }
}
