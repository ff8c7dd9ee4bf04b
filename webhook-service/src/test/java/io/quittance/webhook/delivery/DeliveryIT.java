package io.quittance.webhook.delivery;

import static io.quittance.webhook.Webhooks.DELIVERIES;
import static io.quittance.webhook.Webhooks.ENDPOINTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.contracts.subscription.CustomerCreated;
import io.quittance.contracts.webhook.WebhookEndpointDisabled;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.EventId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.PaymentId;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.quittance.webhook.HostileReceiver;
import io.quittance.webhook.Logs;
import io.quittance.webhook.Receiver;
import io.quittance.webhook.Receiver.Received;
import io.quittance.webhook.Receiver.Reply;
import io.quittance.webhook.Webhooks;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class DeliveryIT {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private final TestTenant tenant = TestTenant.live();
    private final Webhooks webhooks = new Webhooks(tenant);
    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void an_event_is_delivered_signed() {
        Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a"), "invoice.paid");
        EventId event = webhooks.invoicePaid();

        JsonPath delivery = webhooks.awaitDelivery(endpoint, "succeeded");

        Received received = receiver.requests("/a").get(0);
        received.verify(endpoint.secret());
        assertThat(received.header("webhook-id")).isEqualTo(event.toString());
        JsonPath body = JsonPath.from(received.body());
        assertThat(received.body()).startsWith("{\"type\":\"invoice.paid\",\"timestamp\":\"");
        assertThat(body.getString("subject")).startsWith("inv_");
        assertThat(body.getLong("sequence")).isEqualTo(1);
        assertThat(body.getString("data.invoice_id")).isEqualTo(body.getString("subject"));
        assertThat(body.getLong("data.amount_paid_minor")).isEqualTo(1999);
        assertThat(body.getString("data.paid_at")).isEqualTo("2026-03-01T10:00:00Z");
        assertThat(delivery.getString("event")).isEqualTo(event.toString());
        assertThat(delivery.getString("event_type")).isEqualTo("invoice.paid");
        assertThat(delivery.getInt("attempt_count")).isEqualTo(1);
        assertThat(delivery.getInt("attempts[0].status")).isEqualTo(200);
        assertThat(delivery.getString("attempts[0].answer")).isEqualTo("ok");
        assertThat(delivery.getString("attempts[0].address")).isEqualTo("127.0.0.1");
    }

    @Test
    void every_topic_is_heard_and_every_matching_endpoint_told() {
        Webhooks.Endpoint all = webhooks.endpoint(receiver.url("/all"), "*");
        Webhooks.Endpoint invoices = webhooks.endpoint(receiver.url("/invoices"), "invoice.*");
        Webhooks.Endpoint one = webhooks.endpoint(receiver.url("/one"), "payment.succeeded", "customer.deleted");
        CustomerId customer = CustomerId.next();
        PaymentId payment = PaymentId.next();
        webhooks.invoicePaid();
        webhooks.invoiceVoided();
        webhooks.publish(
                customer.toString(),
                customer.toString(),
                new CustomerCreated(customer, "Ada", "ada@example.com", null));
        webhooks.publish(
                customer.toString(),
                payment.toString(),
                new PaymentSucceeded(payment, InvoiceId.next(), customer, 1999, "EUR", Instant.now()));

        await().atMost(PATIENCE)
                .until(() -> webhooks.deliveries("&status=succeeded").size() == 7);
        assertThat(types("/all", all))
                .containsExactlyInAnyOrder("invoice.paid", "invoice.voided", "customer.created", "payment.succeeded");
        assertThat(types("/invoices", invoices)).containsExactlyInAnyOrder("invoice.paid", "invoice.voided");
        assertThat(types("/one", one)).containsExactly("payment.succeeded");
    }

    @Test
    void a_failed_attempt_is_followed_by_another_under_the_same_id() {
        receiver.answer("/a", number -> Reply.of(number < 3 ? 500 : 204));
        Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a"), "*");
        EventId event = webhooks.invoicePaid();

        JsonPath delivery = webhooks.awaitDelivery(endpoint, "succeeded");

        List<Received> requests = receiver.requests("/a");
        assertThat(requests).hasSize(3);
        assertThat(requests).allSatisfy(request -> {
            request.verify(endpoint.secret());
            assertThat(request.header("webhook-id")).isEqualTo(event.toString());
        });
        assertThat(requests)
                .extracting(Received::body)
                .containsOnly(requests.get(0).body());
        assertThat(Duration.between(requests.get(0).at(), requests.get(1).at()))
                .as("never early")
                .isGreaterThanOrEqualTo(Duration.ofMillis(200));
        assertThat(delivery.getList("attempts.status")).containsExactly(500, 500, 204);
        assertThat(delivery.getList("attempts.number")).containsExactly(1, 2, 3);
    }

    @Test
    void after_the_last_retry_it_has_failed_and_stays_so() {
        receiver.answer("/a", number -> Reply.of(302));
        Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a"), "*");
        webhooks.invoicePaid();
        JsonPath delivery = webhooks.awaitDelivery(endpoint, "failed");
        assertThat(delivery.getList("attempts.status")).containsExactly(302, 302, 302, 302);
        assertThat(delivery.getString("next_attempt_at")).isNull();
        assertThat(delivery.getString("completed_at")).isNotNull();
    }

    @Test
    void a_request_for_patience_is_honoured() {
        receiver.answer("/a", number -> number == 1 ? new Reply(503, "", Map.of("Retry-After", "1")) : Reply.of(200));
        Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a"), "*");
        webhooks.invoicePaid();
        webhooks.awaitDelivery(endpoint, "succeeded");
        List<Received> requests = receiver.requests("/a");
        assertThat(Duration.between(requests.get(0).at(), requests.get(1).at()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void gone_disables_the_endpoint_and_cancels_the_rest() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        receiver.answer("/a", number -> {
            if (number == 1) {
                return Reply.of(500);
            }
            waiting.countDown();
            return Reply.of(410);
        });
        Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a"), "*");
        webhooks.invoicePaid();
        assertThat(waiting.await(15, TimeUnit.SECONDS)).isTrue();

        JsonPath delivery = webhooks.awaitDelivery(endpoint, "failed");
        assertThat(delivery.getList("attempts.status")).containsExactly(500, 410);
        tenant.request()
                .get(ENDPOINTS + "/" + endpoint.id())
                .then()
                .body("status", equalTo("disabled"))
                .body("disabled_reason", equalTo("gone"));
        var told = TestTopics.await(tenant, WebhookEndpointDisabled.class, 1).get(0);
        assertThat(TestTopics.data(told, WebhookEndpointDisabled.class).reason())
                .isEqualTo("gone");

        CustomerId customer = CustomerId.next();
        Webhooks.Endpoint other = webhooks.endpoint(receiver.url("/other"), "invoice.voided");
        webhooks.invoicePaid(customer);
        webhooks.invoiceVoided(customer);
        webhooks.awaitDelivery(other, "succeeded");
        assertThat(receiver.requests("/a")).as("nothing after 410").hasSize(2);
    }

    @Test
    void disabling_cancels_what_is_still_to_come() {
        receiver.answer("/a", number -> new Reply(503, "", Map.of("Retry-After", "3600")));
        Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a"), "*");
        webhooks.invoicePaid();
        await().atMost(PATIENCE)
                .until(() -> !webhooks.deliveries("&status=pending").isEmpty()
                        && webhooks.delivery((String)
                                                webhooks.deliveries("").get(0).get("id"))
                                        .getList("attempts")
                                        .size()
                                == 1);
        webhooks.change(endpoint, "{\"status\": \"disabled\"}");
        JsonPath delivery = webhooks.awaitDelivery(endpoint, "canceled");
        assertThat(delivery.getString("completed_at")).isNotNull();
        tenant.request()
                .post(DELIVERIES + "/" + delivery.getString("id") + "/resend")
                .then()
                .statusCode(409)
                .body("code", equalTo("webhook_endpoint_disabled"));
    }

    @Test
    void deleting_an_endpoint_stops_nobody_else() {
        receiver.answer("/gone", number -> Reply.of(500));
        Webhooks.Endpoint deleted = webhooks.endpoint(receiver.url("/gone"), "*");
        Webhooks.Endpoint stays = webhooks.endpoint(receiver.url("/stays"), "*");
        webhooks.invoicePaid();
        webhooks.awaitDelivery(stays, "succeeded");
        tenant.request().delete(ENDPOINTS + "/" + deleted.id()).then().statusCode(204);
        await().atMost(PATIENCE).until(() -> webhooks.deliveries("&endpoint=" + deleted.id() + "&status=pending")
                .isEmpty());
        webhooks.invoicePaid();
        await().atMost(PATIENCE).until(() -> receiver.requests("/stays").size() == 2);
    }

    @Test
    void a_receiver_that_hangs_delays_nobody_else() throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> {
            while (socket.getInputStream().read() >= 0) {
                // Listens, and says nothing.
            }
        })) {
            Webhooks.Endpoint dead = webhooks.endpoint(hostile.url(), "*");
            TestTenant otherTenant = TestTenant.live();
            Webhooks others = new Webhooks(otherTenant);
            others.endpoint(receiver.url("/others"), "*");
            for (int i = 0; i < 40; i++) {
                webhooks.invoicePaid();
            }
            // All of them stored: an endpoint made before that would be told of the rest as well.
            await().atMost(PATIENCE).until(() -> webhooks.deliveries("").size() == 40 && hostile.open() > 0);
            webhooks.endpoint(receiver.url("/mine"), "*");
            Instant published = Instant.now();
            webhooks.invoicePaid();
            others.invoicePaid();
            await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(receiver.requests("/mine")).hasSize(1);
                assertThat(receiver.requests("/others")).hasSize(1);
            });
            assertThat(receiver.requests("/mine").get(0).at()).isBefore(published.plusSeconds(2));
            assertThat(receiver.requests("/others").get(0).at()).isBefore(published.plusSeconds(2));
            assertThat(hostile.open()).as("at once to one endpoint").isLessThanOrEqualTo(8);
            tenant.request().delete(ENDPOINTS + "/" + dead.id()).then().statusCode(204);
        }
    }

    @Test
    void a_receiver_that_never_ends_is_recorded_and_bounded() throws IOException {
        try (HostileReceiver hostile = new HostileReceiver((socket, out) -> {
            out.write(HostileReceiver.ascii("HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n"));
            while (true) {
                out.write(new byte[65536]);
            }
        })) {
            Webhooks.Endpoint endpoint = webhooks.endpoint(hostile.url(), "*");
            webhooks.invoicePaid();
            JsonPath delivery = webhooks.awaitDelivery(endpoint, "succeeded");
            assertThat(delivery.getString("attempts[0].answer")).hasSize(16 * 1024);
        }
    }

    @Test
    void a_redelivered_event_is_sent_once() {
        webhooks.endpoint(receiver.url("/a"), "*");
        Webhooks.Endpoint last = webhooks.endpoint(receiver.url("/last"), "invoice.voided");
        CustomerId customer = CustomerId.next();
        InvoiceId invoice = InvoiceId.next();
        EventId event = EventId.next();
        for (int i = 0; i < 3; i++) {
            webhooks.redeliver(event, customer, invoice);
        }
        webhooks.invoiceVoided(customer);
        webhooks.awaitDelivery(last, "succeeded");
        await().atMost(PATIENCE)
                .until(() -> webhooks.deliveries("&status=succeeded").size() == 3);
        assertThat(receiver.requests("/a")).hasSize(2);
    }

    @Test
    void an_event_that_nobody_asked_for_leaves_nothing() {
        webhooks.endpoint(receiver.url("/a"), "payment.succeeded");
        Webhooks.Endpoint off = webhooks.endpoint(receiver.url("/off"), "*");
        webhooks.change(off, "{\"status\": \"disabled\"}");
        CustomerId customer = CustomerId.next();
        Webhooks.Endpoint marker = webhooks.endpoint(receiver.url("/marker"), "invoice.voided");
        webhooks.invoicePaid(customer);
        webhooks.invoiceVoided(customer);
        webhooks.awaitDelivery(marker, "succeeded");
        assertThat(webhooks.deliveries("")).hasSize(1);
        tenant.request()
                .get("/api/v1/webhooks/events")
                .then()
                .statusCode(200)
                .body("data", hasSize(1))
                .body("data[0].object", equalTo("webhook_event"))
                .body("data[0].type", equalTo("invoice.voided"))
                .body("data[0].body.type", equalTo("invoice.voided"))
                .body("data[0].body.data.customer_id", equalTo(customer.toString()));
    }

    @Test
    void a_delivery_goes_out_again_when_asked() {
        Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a"), "*");
        EventId event = webhooks.invoicePaid();
        String id = webhooks.awaitDelivery(endpoint, "succeeded").getString("id");
        tenant.request()
                .post(DELIVERIES + "/" + id + "/resend")
                .then()
                .statusCode(200)
                .body("id", equalTo(id))
                .body("status", equalTo("pending"));
        await().atMost(PATIENCE).until(() -> receiver.requests("/a").size() == 2);
        JsonPath delivery = webhooks.awaitDelivery(endpoint, "succeeded");
        assertThat(delivery.getList("attempts.number")).containsExactly(1, 2);
        assertThat(receiver.requests("/a"))
                .extracting(request -> request.header("webhook-id"))
                .containsOnly(event.toString());
    }

    @Test
    void deliveries_are_listed_by_endpoint_type_and_status() {
        receiver.answer("/b", number -> Reply.of(500));
        Webhooks.Endpoint a = webhooks.endpoint(receiver.url("/a"), "*");
        Webhooks.Endpoint b = webhooks.endpoint(receiver.url("/b"), "invoice.paid");
        webhooks.invoicePaid();
        webhooks.invoiceVoided();
        await().atMost(PATIENCE)
                .until(() -> webhooks.deliveries("&status=succeeded").size() == 2
                        && webhooks.deliveries("&status=failed").size() == 1);
        assertThat(webhooks.deliveries("")).hasSize(3);
        assertThat(webhooks.deliveries("&endpoint=" + a.id())).hasSize(2);
        assertThat(webhooks.deliveries("&endpoint=" + b.id())).hasSize(1);
        assertThat(webhooks.deliveries("&event_type=invoice.paid")).hasSize(2);
        assertThat(webhooks.deliveries("&event_type=invoice.paid&endpoint=" + a.id() + "&status=succeeded"))
                .hasSize(1);
        assertThat(webhooks.deliveries("&status=canceled")).isEmpty();
        String newest = (String) webhooks.deliveries("").get(0).get("id");
        assertThat(webhooks.deliveries("&starting_after=" + newest)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint=nope, endpoint",
        "endpoint=cus_01h455vb4pex5vsknk084sn02q, endpoint",
        "event_type=nope, event_type",
        "event_type=invoice.*, event_type",
        "status=lost, status",
        "status=PENDING, status",
        "limit=0, limit",
        "limit=101, limit",
        "starting_after=we_01h455vb4pex5vsknk084sn02q, starting_after"
    })
    void a_bad_filter_is_named(String query, String param) {
        tenant.request().get(DELIVERIES + "?" + query).then().statusCode(400).body("param", equalTo(param));
    }

    @Test
    void nobody_elses_delivery_is_found() {
        Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a"), "*");
        webhooks.invoicePaid();
        String id = webhooks.awaitDelivery(endpoint, "succeeded").getString("id");
        for (TestTenant other : new TestTenant[] {TestTenant.live(), tenant.otherMode()}) {
            other.request()
                    .get(DELIVERIES + "/" + id)
                    .then()
                    .statusCode(404)
                    .body("code", equalTo("webhook_delivery_not_found"));
            other.request().post(DELIVERIES + "/" + id + "/resend").then().statusCode(404);
            other.request().get(DELIVERIES).then().statusCode(200).body("data", hasSize(0));
            other.request()
                    .get(DELIVERIES + "?endpoint=" + endpoint.id())
                    .then()
                    .body("data", hasSize(0));
            other.request()
                    .get("/api/v1/webhooks/events")
                    .then()
                    .statusCode(200)
                    .body("data", hasSize(0));
        }
        assertThat(receiver.requests("/a")).hasSize(1);
    }

    @Test
    void another_tenants_events_and_the_other_modes_stay_away() {
        webhooks.endpoint(receiver.url("/a"), "*");
        Webhooks test = new Webhooks(tenant.otherMode());
        Webhooks stranger = new Webhooks(TestTenant.live());
        Webhooks.Endpoint testEndpoint = test.endpoint(receiver.url("/test"), "*");
        Webhooks.Endpoint strangersEndpoint = stranger.endpoint(receiver.url("/stranger"), "*");
        test.invoicePaid();
        stranger.invoicePaid();
        test.awaitDelivery(testEndpoint, "succeeded");
        stranger.awaitDelivery(strangersEndpoint, "succeeded");
        assertThat(receiver.requests("/a")).isEmpty();
        assertThat(receiver.requests("/test")).hasSize(1);
        assertThat(receiver.requests("/stranger")).hasSize(1);
    }

    @Test
    void no_secret_is_logged() {
        receiver.answer("/a", number -> Reply.of(number == 1 ? 500 : 410));
        try (Logs logs = new Logs()) {
            Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a?token=of-the-tenant"), "*");
            webhooks.invoicePaid();
            webhooks.awaitDelivery(endpoint, "failed");
            tenant.request().delete(ENDPOINTS + "/" + endpoint.id()).then().statusCode(204);
            assertThat(logs.text())
                    .doesNotContain(endpoint.secret(), endpoint.secret().substring(6), "of-the-tenant");
        }
    }

    private List<String> types(String path, Webhooks.Endpoint endpoint) {
        return receiver.requests(path).stream()
                .peek(request -> request.verify(endpoint.secret()))
                .map(request -> JsonPath.from(request.body()).getString("type"))
                .toList();
    }
}
