package io.quittance.payment.collection;

import static io.quittance.payment.Charging.count;
import static io.quittance.payment.Charging.customer;
import static io.quittance.payment.Charging.customerWith;
import static io.quittance.payment.Charging.eventually;
import static io.quittance.payment.Charging.invoice;
import static io.quittance.payment.Charging.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.billing.InvoiceFinalized;
import io.quittance.contracts.billing.InvoiceVoided;
import io.quittance.contracts.payment.PaymentFailed;
import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.EventId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.PaymentAttemptId;
import io.quittance.payment.SubscriptionServiceStandIn;
import io.quittance.payment.UnreliableProvider;
import io.quittance.payment.UnreliableProvider.Fault;
import io.quittance.payment.provider.ChargeRequest;
import io.quittance.payment.provider.PaymentProvider;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SubscriptionServiceStandIn.class, scope = TestResourceScope.GLOBAL)
class PaymentIT {
    private static final String PATH = "/api/v1/payments";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final TestTenant tenant = TestTenant.live();

    @Inject
    MakeAttempt makeAttempt;

    @Inject
    PaymentProvider provider;

    @Inject
    Transactions transactions;

    @Test
    void a_finalized_invoice_is_collected_from_the_default_method() {
        CustomerId customer = customerWith(tenant, "pm_card_visa");
        InvoiceFinalized invoice = invoice(customer, 4900);
        publish(tenant, invoice);

        var event = TestTopics.await(tenant, PaymentSucceeded.class, 1).get(0);
        PaymentSucceeded succeeded = TestTopics.data(event, PaymentSucceeded.class);
        assertThat(succeeded.invoiceId()).isEqualTo(invoice.invoiceId());
        assertThat(succeeded.amountMinor()).isEqualTo(4900);
        assertThat(event.key()).isEqualTo(customer.toString());
        tenant.request()
                .get(PATH + "/" + succeeded.paymentId())
                .then()
                .statusCode(200)
                .body("object", equalTo("payment"))
                .body("status", equalTo("succeeded"))
                .body("amount", equalTo(4900))
                .body("currency", equalTo("EUR"))
                .body("invoice", equalTo(invoice.invoiceId().toString()))
                .body("attempts", hasSize(1))
                .body("attempts[0].status", equalTo("succeeded"))
                .body("attempts[0].charge", startsWith("ch_"));
    }

    @Test
    void a_redelivered_invoice_has_one_payment() throws Exception {
        CustomerId customer = customerWith(tenant, "pm_card_visa");
        InvoiceFinalized invoice = invoice(customer, 4900);
        EventId id = EventId.next();
        String key = customer.toString();
        TestTopics.publish(id, tenant, key, invoice.invoiceId().toString(), 1, invoice);
        TestTopics.publish(id, tenant, key, invoice.invoiceId().toString(), 1, invoice);
        publish(tenant, invoice); // the same fact as another event
        publish(tenant, invoice(customer, 100)); // comes after them: once it is paid, they have been seen

        assertThat(TestTopics.await(tenant, PaymentSucceeded.class, 2))
                .extracting(record ->
                        TestTopics.data(record, PaymentSucceeded.class).amountMinor())
                .containsExactly(4900L, 100L);
        assertThat(payments(invoice.invoiceId())).isEqualTo(1);
        assertThat(charges()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "pm_card_chargeDeclined, card_declined, true",
        "pm_card_chargeCustomerFail, card_declined, true",
        "pm_card_chargeDeclinedInsufficientFunds, insufficient_funds, true",
        "pm_card_chargeDeclinedLostCard, lost_card, false",
        "pm_card_chargeDeclinedExpiredCard, expired_card, false",
        "pm_card_authenticationRequired, authentication_required, false"
    })
    void a_declined_card_fails_the_payment(String token, String code, boolean retryable) throws Exception {
        CustomerId customer = customerWith(tenant, token);
        publish(tenant, invoice(customer, 4900));

        PaymentFailed failed =
                TestTopics.data(TestTopics.await(tenant, PaymentFailed.class, 1).get(0), PaymentFailed.class);
        assertThat(failed.failureCode()).isEqualTo(code);
        tenant.request()
                .get(PATH + "/" + failed.paymentId())
                .then()
                .body("status", equalTo("failed"))
                .body("failure_code", equalTo(code))
                .body("attempts[0].status", equalTo("declined"))
                .body("attempts[0].retryable", equalTo(retryable));
        assertThat(bookings()).isZero();
    }

    @Test
    void without_a_method_the_payment_fails_and_waits_for_one() {
        CustomerId customer = customer(tenant);
        publish(tenant, invoice(customer, 4900));

        PaymentFailed failed =
                TestTopics.data(TestTopics.await(tenant, PaymentFailed.class, 1).get(0), PaymentFailed.class);
        assertThat(failed.failureCode()).isEqualTo("payment_method_missing");
        tenant.request()
                .get(PATH + "/" + failed.paymentId())
                .then()
                .body("status", equalTo("requires_payment_method"))
                .body("attempts", hasSize(0));
    }

    @Test
    void an_invoice_of_nothing_needs_no_payment() throws Exception {
        CustomerId customer = customerWith(tenant, "pm_card_visa");
        InvoiceFinalized free = invoice(customer, 0);
        publish(tenant, free);
        publish(tenant, invoice(customer, 100));
        TestTopics.await(tenant, PaymentSucceeded.class, 1);
        assertThat(payments(free.invoiceId())).isZero();
    }

    @ParameterizedTest
    @CsvSource({"LOSES_THE_ANSWER", "BREAKS_AFTER_CHARGING", "NEVER_SENDS"})
    void an_unknown_outcome_is_asked_again_under_the_same_key(Fault fault) throws Exception {
        CustomerId customer = customerWith(tenant, "pm_card_visa");
        UnreliableProvider.next(tenant.id(), fault);
        publish(tenant, invoice(customer, 4900));

        TestTopics.await(tenant, PaymentSucceeded.class, 1);
        assertThat(charges()).isEqualTo(1);
        assertThat(attempts()).isEqualTo(1);
        assertThat(bookings()).isEqualTo(1);
    }

    @Test
    void killed_between_charge_and_record_it_finds_the_same_charge() throws Exception {
        DueAttempt due = attemptLeftPending();
        ChargeRequest request = await(transactions.as(due.tenant(), () -> makeAttempt.request(due)));
        await(provider.charge(request)); // the worker that never came to record it

        await(makeAttempt.make(due));
        await(makeAttempt.make(due));

        assertPaidOnce();
        assertThat(count("SELECT questions FROM sandbox_charge WHERE tenant_id = ?", uuid()))
                .isGreaterThanOrEqualTo(2);
    }

    @Test
    void workers_at_once_do_not_charge_twice() throws Exception {
        DueAttempt due = attemptLeftPending();

        await(Uni.join()
                .all(List.of(makeAttempt.make(due), makeAttempt.make(due), makeAttempt.make(due)))
                .andFailFast());

        assertPaidOnce();
    }

    @Test
    void a_voided_invoice_cancels_a_payment_that_failed() {
        CustomerId customer = customerWith(tenant, "pm_card_chargeCustomerFail");
        InvoiceFinalized invoice = invoice(customer, 4900);
        publish(tenant, invoice);
        TestTopics.await(tenant, PaymentFailed.class, 1);
        publishVoid(invoice);
        eventually(() -> "canceled".equals(statusOf(invoice.invoiceId())));
    }

    @Test
    void a_voided_invoice_leaves_a_payment_that_succeeded() {
        CustomerId customer = customerWith(tenant, "pm_card_visa");
        InvoiceFinalized invoice = invoice(customer, 4900);
        publish(tenant, invoice);
        TestTopics.await(tenant, PaymentSucceeded.class, 1);
        publishVoid(invoice);
        publish(tenant, invoice(customer, 100));
        TestTopics.await(tenant, PaymentSucceeded.class, 2);
        assertThat(statusOf(invoice.invoiceId())).isEqualTo("succeeded");
    }

    @Test
    void payments_are_listed_by_customer_invoice_and_status() {
        CustomerId good = customerWith(tenant, "pm_card_visa");
        CustomerId bad = customerWith(tenant, "pm_card_chargeCustomerFail");
        InvoiceFinalized paid = invoice(good, 4900);
        publish(tenant, paid);
        publish(tenant, invoice(bad, 100));
        TestTopics.await(tenant, PaymentSucceeded.class, 1);
        TestTopics.await(tenant, PaymentFailed.class, 1);

        tenant.request()
                .get(PATH)
                .then()
                .statusCode(200)
                .body("data", hasSize(2))
                .body("data[0]", not(hasKey("attempts")));
        tenant.request().get(PATH + "?customer=" + good).then().body("data.amount", contains(4900));
        tenant.request().get(PATH + "?invoice=" + paid.invoiceId()).then().body("data.amount", contains(4900));
        tenant.request().get(PATH + "?status=failed").then().body("data.amount", contains(100));
    }

    @ParameterizedTest
    @CsvSource({"customer=x, customer", "invoice=inv_, invoice", "status=paid, status", "limit=0, limit"})
    void a_bad_filter_is_named(String query, String param) {
        tenant.request().get(PATH + "?" + query).then().statusCode(400).body("param", equalTo(param));
    }

    @Test
    void another_tenant_finds_nothing() {
        publish(tenant, invoice(customerWith(tenant, "pm_card_visa"), 4900));
        String id = TestTopics.data(
                        TestTopics.await(tenant, PaymentSucceeded.class, 1).get(0), PaymentSucceeded.class)
                .paymentId()
                .toString();
        for (TestTenant stranger : List.of(TestTenant.live(), tenant.otherMode())) {
            stranger.request().get(PATH + "/" + id).then().statusCode(404).body("code", equalTo("payment_not_found"));
            stranger.request().get(PATH).then().body("data", hasSize(0));
        }
    }

    @Test
    void a_bad_id_is_a_400_and_a_publishable_key_sees_no_payments() {
        tenant.request().get(PATH + "/nothing").then().statusCode(400).body("code", equalTo("id_invalid"));
        tenant.withRoles("publishable").request().get(PATH).then().statusCode(403);
    }

    // An attempt that was never sent and is not due for a moment, as a killed replica would leave it.
    private DueAttempt attemptLeftPending() throws Exception {
        CustomerId customer = customerWith(tenant, "pm_card_visa");
        UnreliableProvider.next(tenant.id(), Fault.NEVER_SENDS);
        publish(tenant, invoice(customer, 4900));
        eventually(
                () -> count("SELECT count(*) FROM payment_attempt WHERE tenant_id = ? AND questions = 1", uuid()) == 1);
        try (var connection = Surroundings.connect("payment", "auditor");
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT id FROM payment_attempt WHERE tenant_id = '" + uuid() + "'")) {
            rows.next();
            return new DueAttempt(
                    new TenantContext(tenant.id(), true, "payment.attempts", null),
                    new PaymentAttemptId(rows.getObject(1, UUID.class)));
        }
    }

    private void assertPaidOnce() throws Exception {
        TestTopics.await(tenant, PaymentSucceeded.class, 1);
        assertThat(charges()).isEqualTo(1);
        assertThat(attempts()).isEqualTo(1);
        assertThat(bookings()).isEqualTo(1);
        // The payment numbers its events: there was no second one.
        assertThat(count("SELECT max(sequence) FROM payment WHERE tenant_id = ?", uuid()))
                .isEqualTo(1);
    }

    private void publishVoid(InvoiceFinalized invoice) {
        TestTopics.publish(
                tenant,
                invoice.customerId().toString(),
                invoice.invoiceId().toString(),
                2,
                new InvoiceVoided(invoice.invoiceId(), invoice.customerId(), invoice.subscriptionId(), 1));
    }

    private String statusOf(InvoiceId invoice) {
        return tenant.request()
                .get(PATH + "?invoice=" + invoice)
                .then()
                .extract()
                .path("data[0].status");
    }

    private UUID uuid() {
        return tenant.id().value();
    }

    private static long payments(InvoiceId invoice) throws Exception {
        return count("SELECT count(*) FROM payment WHERE invoice_id = ?", invoice.value());
    }

    private long charges() throws Exception {
        return count("SELECT count(*) FROM sandbox_charge WHERE tenant_id = ?", uuid());
    }

    private long attempts() throws Exception {
        return count("SELECT count(*) FROM payment_attempt WHERE tenant_id = ?", uuid());
    }

    private long bookings() throws Exception {
        return count("SELECT count(*) FROM journal_entry WHERE tenant_id = ?", uuid());
    }

    private static <T> T await(Uni<T> work) {
        return work.await().atMost(PATIENCE);
    }
}
