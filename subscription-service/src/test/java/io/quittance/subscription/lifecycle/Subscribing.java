package io.quittance.subscription.lifecycle;

import static org.awaitility.Awaitility.await;

import io.quittance.contracts.billing.InvoicePaid;
import io.quittance.contracts.billing.InvoicePaymentFailed;
import io.quittance.contracts.billing.PlanCreated;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Map;

/** A tenant with customers and plans, and billing-service's part of the conversation. */
public record Subscribing(TestTenant tenant) {
    public static Subscribing aTenant() {
        return new Subscribing(TestTenant.live());
    }

    public CustomerId customer() {
        return CustomerId.fromString(tenant.request()
                .body(Map.of("name", "Ada", "email", "ada@example.com"))
                .post("/api/v1/customers")
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
    }

    /** A plan as billing-service announces it. */
    public PlanId plan(String model, long unitAmountMinor) {
        PlanId plan = PlanId.next();
        TestTopics.publish(
                tenant,
                tenant.id().toString(),
                plan.toString(),
                1,
                new PlanCreated(plan, "Pro", model, unitAmountMinor, "EUR", "month", 1));
        return plan;
    }

    /** Subscribes, once the plan's announcement has arrived. */
    public SubscriptionId subscribed(CustomerId customer, PlanId plan) {
        return SubscriptionId.fromString(await().until(
                        () -> subscribe(customer, plan, 1),
                        answer -> answer.extract().statusCode() == 201)
                .extract()
                .path("id"));
    }

    public ValidatableResponse subscribe(CustomerId customer, PlanId plan, long quantity) {
        return tenant.request()
                .body(Map.of("customer", customer.toString(), "plan", plan.toString(), "quantity", quantity))
                .post("/api/v1/subscriptions")
                .then();
    }

    public void invoicePaid(CustomerId customer, SubscriptionId subscription) {
        InvoiceId invoice = InvoiceId.next();
        TestTopics.publish(
                tenant,
                customer.toString(),
                invoice.toString(),
                2,
                new InvoicePaid(invoice, customer, subscription, 1, 1000, "EUR", Instant.now()));
    }

    public void paymentFailed(CustomerId customer, SubscriptionId subscription) {
        InvoiceId invoice = InvoiceId.next();
        TestTopics.publish(
                tenant,
                customer.toString(),
                invoice.toString(),
                2,
                new InvoicePaymentFailed(
                        invoice, customer, subscription, 1, 1000, "EUR", "card_declined", Instant.now()));
    }

    public String status(SubscriptionId subscription) {
        return get(subscription).extract().path("status");
    }

    public ValidatableResponse get(SubscriptionId subscription) {
        return tenant.request()
                .get("/api/v1/subscriptions/" + subscription)
                .then()
                .statusCode(200);
    }
}
