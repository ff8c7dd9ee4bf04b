package io.quittance.billing.invoice;

import static io.quittance.billing.TestBilling.APRIL_1;
import static io.quittance.billing.TestBilling.INVOICES;
import static io.quittance.billing.TestBilling.MARCH_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.billing.TestBilling;
import io.quittance.contracts.billing.InvoiceFinalized;
import io.quittance.contracts.billing.InvoicePaid;
import io.quittance.contracts.billing.InvoicePaymentFailed;
import io.quittance.contracts.billing.InvoiceVoided;
import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.contracts.subscription.SubscriptionCreated;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.PaymentId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class InvoiceIT {
    private final TestBilling billing = TestBilling.ofNewTenant();
    private final TestTenant tenant = billing.tenant();

    @Test
    void a_new_subscription_gets_an_open_invoice_for_its_first_period() {
        SubscriptionCreated created = TestBilling.created(billing.plan("per_seat", 1500), 3);
        billing.publish(created);
        JsonPath invoice = billing.awaitInvoice(created.subscriptionId());
        assertThat(invoice.getMap(""))
                .containsAllEntriesOf(Map.of(
                        "object", "invoice",
                        "status", "open",
                        "number", 1,
                        "customer", created.customerId().toString(),
                        "currency", "EUR",
                        "total", 4500,
                        "amount_due", 4500,
                        "amount_paid", 0,
                        "amount_remaining", 4500));
        assertThat(invoice.getString("due_at")).isEqualTo(invoice.getString("finalized_at"));
        assertThat(invoice.getList("lines")).hasSize(1);
        assertThat(invoice.getMap("lines[0]"))
                .containsAllEntriesOf(Map.of(
                        "description",
                        "Pro",
                        "quantity",
                        3,
                        "unit_amount",
                        1500,
                        "amount",
                        4500,
                        "period_start",
                        MARCH_1.toString(),
                        "period_end",
                        APRIL_1.toString()));
    }

    @Test
    void the_platform_hears_of_an_invoice_with_its_customer_as_key() {
        JsonPath invoice = anInvoice();
        var event = TestTopics.await(tenant, InvoiceFinalized.class, 1).get(0);
        var data = TestTopics.data(event, InvoiceFinalized.class);
        assertThat(event.key()).isEqualTo(invoice.getString("customer"));
        assertThat(data.invoiceId()).hasToString(invoice.getString("id"));
        assertThat(data.number()).isEqualTo(1);
        assertThat(data.totalMinor()).isEqualTo(1000);
        assertThat(data.amountDueMinor()).isEqualTo(1000);
        assertThat(data.finalizedAt()).isCloseTo(invoice.getString("finalized_at"), within(1, ChronoUnit.MICROS));
    }

    @Test
    void a_flat_plan_is_charged_once_however_many_use_it() {
        SubscriptionCreated created = TestBilling.created(billing.plan("flat", 1000), 5);
        billing.publish(created);
        assertThat(billing.awaitInvoice(created.subscriptionId()).getLong("total"))
                .isEqualTo(1000);
    }

    @Test
    void a_renewal_gets_an_invoice_of_its_own() {
        SubscriptionCreated created = TestBilling.created(billing.plan("flat", 1000), 1);
        billing.publish(created);
        billing.publish(TestBilling.renewed(created));
        billing.awaitInvoices(created.subscriptionId(), 2);
        tenant.request()
                .queryParam("customer", created.customerId().toString())
                .get(INVOICES)
                .then()
                .body("data.number", contains(2, 1));
    }

    @Test
    void an_archived_plan_still_bills_its_subscribers() {
        PlanId plan = billing.plan("flat", 1000);
        tenant.request()
                .post(TestBilling.PLANS + "/" + plan + "/archive")
                .then()
                .statusCode(200);
        SubscriptionCreated created = TestBilling.created(plan, 1);
        billing.publish(created);
        assertThat(billing.awaitInvoice(created.subscriptionId()).getString("status"))
                .isEqualTo("open");
    }

    @Test
    void the_same_period_told_by_another_event_makes_no_second_invoice() {
        SubscriptionCreated created = TestBilling.created(billing.plan("flat", 1000), 1);
        billing.publish(created);
        billing.publish(created);
        billing.publish(TestBilling.renewed(created)); // behind both, as they share the customer's key
        billing.awaitInvoices(created.subscriptionId(), 2);
        assertThat(billing.count("invoice", "true")).isEqualTo(2);
        assertThat(billing.count("parked_event", "true")).isZero();
    }

    @Test
    void an_unknown_plan_waits_and_is_billed_once_it_exists() throws SQLException {
        PlanId late = PlanId.next();
        SubscriptionCreated created = TestBilling.created(late, 1);
        billing.publish(created);
        billing.awaitCount("parked_event", "consumer = 'billing.invoice-subscription'", 1);
        assertThat(billing.count("invoice", "true")).isZero();
        restore(late);
        assertThat(billing.awaitInvoice(created.subscriptionId()).getInt("number"))
                .isEqualTo(1);
        assertThat(billing.count("parked_event", "true")).isZero();
    }

    @Test
    void a_bill_too_large_to_hold_parks_its_customer_only() {
        PlanId plan = billing.plan("per_seat", 999_999_999_999L);
        SubscriptionCreated huge = TestBilling.created(plan, Long.MAX_VALUE);
        SubscriptionCreated small = TestBilling.created(plan, 1);
        billing.publish(huge);
        billing.publish(small);
        billing.awaitCount("parked_event", "event_key = '" + huge.customerId() + "'", 1);
        assertThat(billing.awaitInvoice(small.subscriptionId()).getInt("number"))
                .isEqualTo(1);
    }

    @Test
    void an_invoice_of_nothing_is_paid_at_once() {
        SubscriptionCreated created = TestBilling.created(billing.plan("flat", 0), 1);
        billing.publish(created);
        JsonPath invoice = billing.awaitInvoice(created.subscriptionId());
        assertThat(invoice.getString("status")).isEqualTo("paid");
        assertThat(invoice.getInt("number")).isEqualTo(1);
        var finalized = TestTopics.await(tenant, InvoiceFinalized.class, 1).get(0);
        var paid = TestTopics.await(tenant, InvoicePaid.class, 1).get(0);
        assertThat(finalized.offset()).isLessThan(paid.offset());
        assertThat(TestTopics.data(paid, InvoicePaid.class).amountPaidMinor()).isZero();
        assertThat(TestTopics.header(paid, "ce_sequence")).isEqualTo("2");
    }

    @Test
    void a_payment_settles_an_invoice() {
        JsonPath invoice = anInvoice();
        billing.pay(invoice);
        JsonPath paid = billing.awaitStatus(invoice.getString("id"), "paid");
        assertThat(paid.getLong("amount_paid")).isEqualTo(1000);
        assertThat(paid.getLong("amount_remaining")).isZero();
        var event = TestTopics.await(tenant, InvoicePaid.class, 1).get(0);
        assertThat(TestTopics.data(event, InvoicePaid.class).amountPaidMinor()).isEqualTo(1000);
        assertThat(event.key()).isEqualTo(invoice.getString("customer"));
    }

    @Test
    void a_failed_payment_leaves_the_invoice_open_until_another_succeeds() {
        JsonPath invoice = anInvoice();
        billing.decline(invoice);
        var event = TestTopics.await(tenant, InvoicePaymentFailed.class, 1).get(0);
        assertThat(TestTopics.data(event, InvoicePaymentFailed.class).failureCode())
                .isEqualTo("card_declined");
        assertThat(billing.invoice(invoice.getString("id")).getMap(""))
                .containsAllEntriesOf(
                        Map.of("status", "open", "attempt_count", 1, "last_failure_code", "card_declined"));
        billing.pay(invoice);
        billing.awaitStatus(invoice.getString("id"), "paid");
    }

    @Test
    void a_second_payment_is_kept_as_surplus() {
        JsonPath invoice = anInvoice();
        billing.pay(invoice);
        billing.pay(invoice);
        billing.awaitCount("invoice_payment", "NOT settles", 1);
        assertThat(billing.count("invoice_payment", "settles")).isEqualTo(1);
        assertThat(billing.count("parked_event", "true")).isZero();
        assertThat(billing.invoice(invoice.getString("id")).getLong("amount_paid"))
                .isEqualTo(1000);
    }

    @Test
    void no_money_pays_twice() {
        JsonPath first = anInvoice();
        JsonPath second = anInvoice();
        PaymentId payment = billing.pay(first);
        billing.awaitStatus(first.getString("id"), "paid");
        billing.pay(second, payment);
        billing.awaitCount("parked_event", "consumer = 'billing.invoice-payment'", 1);
        assertThat(billing.invoice(second.getString("id")).getString("status")).isEqualTo("open");
    }

    @Test
    void another_amount_than_is_due_is_parked() {
        JsonPath invoice = anInvoice();
        CustomerId customer = CustomerId.fromString(invoice.getString("customer"));
        PaymentId payment = PaymentId.next();
        TestTopics.publish(
                tenant,
                customer.toString(),
                payment.toString(),
                1,
                new PaymentSucceeded(
                        payment, InvoiceId.fromString(invoice.getString("id")), customer, 999, "EUR", MARCH_1));
        billing.awaitCount("parked_event", "consumer = 'billing.invoice-payment'", 1);
        assertThat(billing.invoice(invoice.getString("id")).getString("status")).isEqualTo("open");
        assertThat(billing.count("invoice_payment", "true")).isZero();
    }

    @Test
    void a_late_failure_does_not_touch_a_paid_invoice() {
        JsonPath invoice = anInvoice();
        billing.pay(invoice);
        billing.decline(invoice);
        billing.pay(invoice); // behind the failure, as they share the customer's key
        billing.awaitCount("invoice_payment", "NOT settles", 1);
        assertThat(billing.invoice(invoice.getString("id")).getMap(""))
                .containsAllEntriesOf(Map.of("status", "paid", "attempt_count", 0));
        assertThat(billing.count("parked_event", "true")).isZero();
    }

    @Test
    void a_void_invoice_keeps_its_number() {
        JsonPath invoice = anInvoice();
        cancel(tenant, invoice)
                .statusCode(200)
                .body("status", equalTo("void"))
                .body("number", equalTo(1))
                .body("amount_remaining", equalTo(0))
                .body("lines", hasSize(1));
        var event = TestTopics.await(tenant, InvoiceVoided.class, 1).get(0);
        assertThat(TestTopics.data(event, InvoiceVoided.class).number()).isEqualTo(1);
        assertThat(anInvoice().getInt("number")).isEqualTo(2);
    }

    @Test
    void money_for_a_void_invoice_is_kept_as_surplus() {
        JsonPath invoice = anInvoice();
        cancel(tenant, invoice).statusCode(200);
        billing.pay(invoice);
        billing.awaitCount("invoice_payment", "NOT settles", 1);
        assertThat(billing.invoice(invoice.getString("id")).getString("status")).isEqualTo("void");
    }

    @Test
    void a_paid_invoice_cannot_be_voided() {
        JsonPath invoice = anInvoice();
        billing.pay(invoice);
        billing.awaitStatus(invoice.getString("id"), "paid");
        cancel(tenant, invoice).statusCode(409).body("code", equalTo("invoice_transition_illegal"));
    }

    @Test
    void a_list_shows_what_is_asked_for() {
        JsonPath paid = anInvoice();
        JsonPath open = anInvoice();
        billing.pay(paid);
        billing.awaitStatus(paid.getString("id"), "paid");
        assertListed(Map.of(), open, paid);
        assertListed(Map.of("status", "open"), open);
        assertListed(Map.of("status", "paid"), paid);
        assertListed(Map.of("customer", paid.getString("customer")), paid);
        assertListed(Map.of("subscription", open.getString("subscription"), "status", "paid"));
        assertListed(Map.of("starting_after", open.getString("id")), paid);
    }

    @Test
    void another_tenant_and_the_other_mode_find_nothing() {
        JsonPath invoice = anInvoice();
        for (TestTenant stranger : new TestTenant[] {TestTenant.live(), tenant.otherMode()}) {
            stranger.request()
                    .get(INVOICES + "/" + invoice.getString("id"))
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("invoice_not_found"));
            cancel(stranger, invoice).statusCode(404);
            stranger.request().get(INVOICES).then().statusCode(200).body("data", hasSize(0));
        }
    }

    @Test
    void each_mode_counts_for_itself() {
        anInvoice();
        TestBilling test = new TestBilling(tenant.otherMode());
        SubscriptionCreated created = TestBilling.created(test.plan("flat", 1000), 1);
        test.publish(created);
        assertThat(test.awaitInvoice(created.subscriptionId()).getInt("number")).isEqualTo(1);
    }

    @Test
    void a_publishable_key_sees_no_invoice() {
        tenant.withRoles("publishable").request().get(INVOICES).then().statusCode(403);
    }

    @Test
    void a_bad_query_is_refused_by_its_parameter() {
        assertRefused("status", "late", "parameter_invalid");
        assertRefused("customer", SubscriptionId.next().toString(), "id_invalid");
        assertRefused("subscription", "sub_\u0000", "id_invalid");
        assertRefused("starting_after", CustomerId.next().toString(), "id_invalid");
        assertRefused("limit", "101", "parameter_invalid");
        tenant.request().get(INVOICES + "/7").then().statusCode(400).body("code", equalTo("id_invalid"));
        tenant.request()
                .get(INVOICES + "/" + InvoiceId.next())
                .then()
                .statusCode(404)
                .body("code", equalTo("invoice_not_found"));
    }

    @Test
    void the_role_that_serves_can_neither_delete_an_invoice_nor_rewrite_its_lines() {
        for (String statement : List.of(
                "DELETE FROM invoice",
                "UPDATE invoice_line SET amount_minor = 0",
                "DELETE FROM invoice_line",
                "UPDATE invoice_payment SET settles = true",
                "DELETE FROM plan")) {
            assertThatThrownBy(() -> {
                        try (Connection app = connect()) {
                            app.createStatement().executeUpdate(statement);
                        }
                    })
                    .hasMessageContaining("permission denied");
        }
    }

    private JsonPath anInvoice() {
        SubscriptionCreated created = TestBilling.created(billing.plan("flat", 1000), 1);
        billing.publish(created);
        return billing.awaitInvoice(created.subscriptionId());
    }

    private static ValidatableResponse cancel(TestTenant caller, JsonPath invoice) {
        return caller.request()
                .post(INVOICES + "/" + invoice.getString("id") + "/void")
                .then();
    }

    private void assertListed(Map<String, String> query, JsonPath... invoices) {
        List<String> ids =
                Stream.of(invoices).map(invoice -> invoice.getString("id")).toList();
        tenant.request().queryParams(query).get(INVOICES).then().statusCode(200).body("data.id", equalTo(ids));
    }

    private void assertRefused(String param, String value, String code) {
        tenant.request()
                .queryParam(param, value)
                .get(INVOICES)
                .then()
                .statusCode(400)
                .body("code", equalTo(code))
                .body("param", equalTo(param));
    }

    /** A plan whose id is known beforehand, as after a restore. */
    private void restore(PlanId plan) throws SQLException {
        try (Connection app = connect();
                PreparedStatement insert = app.prepareStatement("""
                        INSERT INTO plan (tenant_id, livemode, id, name, pricing_model, unit_amount_minor, currency,
                                          interval_unit, interval_count, sequence, created_at)
                        VALUES (?, true, ?, 'Late', 'FLAT', 1000, 'EUR', 'MONTH', 1, 1, now())""")) {
            insert.setObject(1, tenant.id().value());
            insert.setObject(2, plan.value());
            insert.executeUpdate();
            app.commit();
        }
    }

    /** The role that serves, bound to this test's tenant until the transaction ends. */
    private Connection connect() throws SQLException {
        Connection app = Surroundings.connect("billing", "app");
        app.setAutoCommit(false);
        try (PreparedStatement bind = app.prepareStatement(
                "SELECT set_config('app.tenant_id', ?, true), set_config('app.livemode', 'true', true)")) {
            bind.setString(1, tenant.id().value().toString());
            bind.execute();
        }
        return app;
    }
}
