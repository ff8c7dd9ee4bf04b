package io.quittance.billing;

import static org.hamcrest.Matchers.hasSize;

import io.quittance.contracts.payment.PaymentFailed;
import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.contracts.subscription.Recurring;
import io.quittance.contracts.subscription.SubscriptionCreated;
import io.quittance.contracts.subscription.SubscriptionRenewed;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.PaymentId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;

/** One tenant's billing as its neighbours see it: the API, and the events of subscription- and payment-service. */
public record TestBilling(TestTenant tenant) {
    public static final String PLANS = "/api/v1/billing/plans";
    public static final String INVOICES = "/api/v1/billing/invoices";
    public static final Instant MARCH_1 = Instant.parse("2026-03-01T00:00:00Z");
    public static final Instant APRIL_1 = Instant.parse("2026-04-01T00:00:00Z");
    public static final Instant MAY_1 = Instant.parse("2026-05-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public static TestBilling ofNewTenant() {
        return new TestBilling(TestTenant.live());
    }

    public PlanId plan(String model, long unitAmount) {
        String body = "{\"name\": \"Pro\", \"pricing_model\": \"%s\", \"unit_amount\": %d, \"currency\": \"EUR\","
                + " \"interval\": \"month\", \"interval_count\": 1}";
        String id = tenant.request()
                .body(body.formatted(model, unitAmount))
                .post(PLANS)
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        return PlanId.fromString(id);
    }

    public static SubscriptionCreated created(PlanId plan, long quantity) {
        return new SubscriptionCreated(
                SubscriptionId.next(), CustomerId.next(), plan, quantity, MARCH_1, APRIL_1, monthly());
    }

    public static SubscriptionRenewed renewed(SubscriptionCreated before) {
        return new SubscriptionRenewed(
                before.subscriptionId(),
                before.customerId(),
                before.planId(),
                before.quantity(),
                APRIL_1,
                MAY_1,
                monthly());
    }

    public void publish(SubscriptionCreated created) {
        TestTopics.publish(
                tenant,
                created.customerId().toString(),
                created.subscriptionId().toString(),
                1,
                created);
    }

    public void publish(SubscriptionRenewed renewed) {
        TestTopics.publish(
                tenant,
                renewed.customerId().toString(),
                renewed.subscriptionId().toString(),
                2,
                renewed);
    }

    /** Payment-service tells that the invoice's amount came. */
    public PaymentId pay(JsonPath invoice) {
        return pay(invoice, PaymentId.next());
    }

    public PaymentId pay(JsonPath invoice, PaymentId payment) {
        String customer = invoice.getString("customer");
        TestTopics.publish(
                tenant,
                customer,
                payment.toString(),
                1,
                new PaymentSucceeded(
                        payment,
                        InvoiceId.fromString(invoice.getString("id")),
                        CustomerId.fromString(customer),
                        invoice.getLong("amount_due"),
                        invoice.getString("currency"),
                        MARCH_1));
        return payment;
    }

    public void decline(JsonPath invoice) {
        PaymentId payment = PaymentId.next();
        String customer = invoice.getString("customer");
        TestTopics.publish(
                tenant,
                customer,
                payment.toString(),
                1,
                new PaymentFailed(
                        payment,
                        InvoiceId.fromString(invoice.getString("id")),
                        CustomerId.fromString(customer),
                        invoice.getLong("amount_due"),
                        invoice.getString("currency"),
                        "card_declined",
                        MARCH_1));
    }

    /** The invoice of a subscription with one period, once it is there, with its lines. */
    public JsonPath awaitInvoice(SubscriptionId subscription) {
        awaitInvoices(subscription, 1);
        String id = tenant.request()
                .queryParam("subscription", subscription.toString())
                .get(INVOICES)
                .path("data[0].id");
        return invoice(id);
    }

    public void awaitInvoices(SubscriptionId subscription, int count) {
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> tenant.request()
                .queryParam("subscription", subscription.toString())
                .get(INVOICES)
                .then()
                .statusCode(200)
                .body("data", hasSize(count)));
    }

    public JsonPath awaitStatus(String invoiceId, String status) {
        Awaitility.await().atMost(PATIENCE).until(() -> invoice(invoiceId).getString("status"), status::equals);
        return invoice(invoiceId);
    }

    public JsonPath invoice(String id) {
        return tenant.request()
                .get(INVOICES + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** What the auditor counts of this tenant, in both modes. */
    public long count(String table, String condition) {
        String query = "SELECT count(*) FROM " + table + " WHERE tenant_id = ? AND " + condition;
        try (Connection connection = Surroundings.connect("billing", "auditor");
                PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setObject(1, tenant.id().value());
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void awaitCount(String table, String condition, long expected) {
        Awaitility.await().atMost(PATIENCE).until(() -> count(table, condition), found -> found == expected);
    }

    private static Recurring monthly() {
        return new Recurring(1000, "EUR", "month", 1);
    }
}
