package io.quittance.analytics.overview;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.EventData;
import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.contracts.subscription.CustomerCreated;
import io.quittance.contracts.subscription.CustomerDeleted;
import io.quittance.contracts.subscription.Recurring;
import io.quittance.contracts.subscription.SubscriptionActivated;
import io.quittance.contracts.subscription.SubscriptionCanceled;
import io.quittance.contracts.subscription.SubscriptionCancellationScheduled;
import io.quittance.contracts.subscription.SubscriptionCreated;
import io.quittance.contracts.subscription.SubscriptionPastDue;
import io.quittance.contracts.subscription.SubscriptionRenewed;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.EventId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.PaymentId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.restassured.response.ValidatableResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class OverviewIT {
    private static final String PATH = "/api/v1/analytics/overview";
    private static final PlanId PLAN = PlanId.next();
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Instant END = Instant.parse("2026-12-01T00:00:00Z");
    private static final Recurring MONTHLY = new Recurring(100_00, "EUR", "month", 1);
    private static final Recurring YEARLY = new Recurring(1000_00, "EUR", "year", 1);

    private final TestTenant tenant = TestTenant.live();
    private final CustomerId customer = CustomerId.next();
    private final SubscriptionId subscription = SubscriptionId.next();

    @Test
    void a_new_tenant_has_nothing() {
        overview()
                .body("object", equalTo("analytics.overview"))
                .body("currencies", hasSize(0))
                .body("active_subscriptions", equalTo(0))
                .body("past_due_subscriptions", equalTo(0))
                .body("customers", equalTo(0))
                .body("revenue_by_day", hasSize(0))
                .body("to", equalTo(today()));
    }

    @Test
    void w14_comes_out_of_events() {
        activated(1, subscription, MONTHLY);
        activated(1, SubscriptionId.next(), YEARLY);
        eventually("currencies[0].mrr", 183_33);
        overview().body("currencies[0].currency", equalTo("EUR")).body("active_subscriptions", equalTo(2));
    }

    @Test
    void a_subscription_counts_from_activation_to_its_end() {
        created(1, MONTHLY);
        seen();
        overview().body("currencies", hasSize(0));

        activated(2, subscription, MONTHLY);
        eventually("active_subscriptions", 1);

        pastDue(3, MONTHLY);
        eventually("past_due_subscriptions", 1);
        overview().body("active_subscriptions", equalTo(0)).body("currencies[0].mrr", equalTo(100_00));

        publish(subscription.toString(), 4, new SubscriptionCancellationScheduled(subscription, customer, END));
        seen();
        overview().body("currencies[0].mrr", equalTo(100_00));

        canceled(5, MONTHLY);
        eventually("past_due_subscriptions", 0);
        overview().body("currencies", hasSize(0));
    }

    @Test
    void a_renewal_brings_the_new_price_and_leaves_the_standing() {
        pastDue(2, MONTHLY);
        renewed(3, YEARLY);
        eventually("currencies[0].mrr", 83_33);
        overview().body("past_due_subscriptions", equalTo(1));
    }

    @Test
    void an_older_fact_that_comes_late_changes_nothing() {
        canceled(9, MONTHLY);
        activated(2, subscription, YEARLY);
        created(1, YEARLY);
        seen();
        overview().body("active_subscriptions", equalTo(0)).body("currencies", hasSize(0));
    }

    @Test
    void status_and_price_each_take_the_newest_fact_whatever_the_order() {
        renewed(4, YEARLY);
        pastDue(3, MONTHLY);
        seen();
        overview().body("past_due_subscriptions", equalTo(1)).body("currencies[0].mrr", equalTo(83_33));
    }

    @Test
    void revenue_is_what_was_received_on_a_day_whatever_is_redelivered() {
        EventId event = EventId.next();
        PaymentSucceeded first = payment(49_00, "EUR", Instant.now());
        TestTopics.publish(event, tenant, customer.toString(), first.paymentId().toString(), 1, first);
        TestTopics.publish(event, tenant, customer.toString(), first.paymentId().toString(), 1, first);
        received(1_00, "EUR", Instant.now());
        received(500, "JPY", Instant.now());
        eventually("revenue_by_day.size()", 2);
        overview()
                .body("revenue_by_day.date", contains(today(), today()))
                .body("revenue_by_day.currency", contains("EUR", "JPY"))
                .body("revenue_by_day.amount", contains(50_00, 500))
                .body("currencies.currency", contains("EUR", "JPY"))
                .body("currencies.mrr", contains(0, 0))
                .body("currencies.revenue_total", contains(50_00, 500));
    }

    @Test
    void revenue_is_of_the_days_asked_for_both_ends_included() {
        received(1, "EUR", Instant.parse("2026-01-31T23:59:59.999999Z"));
        received(2, "EUR", Instant.parse("2026-02-01T00:00:00Z"));
        received(4, "EUR", Instant.parse("2026-02-28T23:59:59.999999Z"));
        received(8, "EUR", Instant.parse("2026-03-01T00:00:00Z"));
        await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> tenant.request()
                                .get(PATH + "?from=2026-01-01&to=2026-12-31")
                                .<Integer>path("currencies[0].revenue_total"),
                        equalTo(15));
        tenant.request()
                .get(PATH + "?from=2026-02-01&to=2026-02-28")
                .then()
                .statusCode(200)
                .body("from", equalTo("2026-02-01"))
                .body("revenue_by_day.date", contains("2026-02-01", "2026-02-28"))
                .body("revenue_by_day.amount", contains(2, 4))
                .body("currencies[0].revenue_total", equalTo(6));
    }

    @Test
    void customers_come_and_go_in_any_order() {
        CustomerId late = CustomerId.next();
        publish(customer.toString(), 1, new CustomerCreated(customer, "Ada", "ada@example.com", null));
        publish(late.toString(), 2, new CustomerDeleted(late));
        publish(late.toString(), 1, new CustomerCreated(late, "Bob", "bob@example.com", null));
        seen();
        eventually("customers", 1);
        publish(customer.toString(), 2, new CustomerDeleted(customer));
        eventually("customers", 0);
    }

    @Test
    void another_tenant_and_the_other_mode_see_none_of_it() {
        activated(1, subscription, MONTHLY);
        received(100, "EUR", Instant.now());
        eventually("currencies[0].revenue_total", 100);
        eventually("active_subscriptions", 1);
        for (TestTenant stranger : new TestTenant[] {TestTenant.live(), tenant.otherMode()}) {
            stranger.request()
                    .get(PATH)
                    .then()
                    .statusCode(200)
                    .body("currencies", hasSize(0))
                    .body("active_subscriptions", equalTo(0))
                    .body("revenue_by_day", hasSize(0));
        }
    }

    @ParameterizedTest
    @CsvSource({"from=x, from", "to=2026-02-30, to", "from=2020-01-01&to=2026-01-01, from", "from=2999-01-01, from"})
    void a_bad_range_is_named(String query, String param) {
        tenant.request()
                .get(PATH + "?" + query)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("param", equalTo(param));
    }

    private void created(long sequence, Recurring recurring) {
        publish(
                subscription.toString(),
                sequence,
                new SubscriptionCreated(subscription, customer, PLAN, 1, START, END, recurring));
    }

    private void activated(long sequence, SubscriptionId id, Recurring recurring) {
        publish(id.toString(), sequence, new SubscriptionActivated(id, customer, PLAN, 1, recurring));
    }

    private void renewed(long sequence, Recurring recurring) {
        publish(
                subscription.toString(),
                sequence,
                new SubscriptionRenewed(subscription, customer, PLAN, 1, START, END, recurring));
    }

    private void pastDue(long sequence, Recurring recurring) {
        publish(subscription.toString(), sequence, new SubscriptionPastDue(subscription, customer, recurring));
    }

    private void canceled(long sequence, Recurring recurring) {
        publish(subscription.toString(), sequence, new SubscriptionCanceled(subscription, customer, END, recurring));
    }

    private void received(long minor, String currency, Instant at) {
        PaymentSucceeded payment = payment(minor, currency, at);
        publish(payment.paymentId().toString(), 1, payment);
    }

    private PaymentSucceeded payment(long minor, String currency, Instant at) {
        return new PaymentSucceeded(PaymentId.next(), InvoiceId.next(), customer, minor, currency, at);
    }

    private void publish(String subject, long sequence, EventData data) {
        TestTopics.publish(tenant, customer.toString(), subject, sequence, data);
    }

    // Publishes one more customer on the same key and waits for it: whatever came before it has been applied.
    private void seen() {
        int before = overview().extract().path("customers");
        CustomerId marker = CustomerId.next();
        publish(marker.toString(), 1, new CustomerCreated(marker, "Marker", "marker@example.com", null));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tenant.request().get(PATH).<Integer>path("customers") > before);
        publish(marker.toString(), 2, new CustomerDeleted(marker));
        eventually("customers", before);
    }

    private void eventually(String path, int value) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> tenant.request().get(PATH).<Integer>path(path), equalTo(value));
    }

    private ValidatableResponse overview() {
        return tenant.request().get(PATH).then().statusCode(200);
    }

    private static String today() {
        return LocalDate.now(ZoneOffset.UTC).toString();
    }
}
