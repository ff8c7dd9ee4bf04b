package io.quittance.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.kernel.WebhookEndpointId;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestTenant;
import io.quittance.webhook.Receiver;
import io.quittance.webhook.Receiver.Received;
import io.quittance.webhook.Webhooks;
import io.restassured.path.json.JsonPath;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The queue under replicas, kills and long lanes. The service's own deliverer rests, so that each test is alone with it. */
@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class ClaimIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Inject
    Deliverer deliverer;

    @Inject
    DueDeliveries due;

    @Inject
    DeliverEvent deliverEvent;

    @Inject
    RecordAttempt recordAttempt;

    @Inject
    DeliveryConfig config;

    @Inject
    Vertx vertx;

    @Inject
    MeterRegistry meters;

    private final TestTenant tenant = TestTenant.live();
    private final Webhooks webhooks = new Webhooks(tenant);
    private final List<Deliverer> replicas = new ArrayList<>();
    private Receiver receiver;

    @BeforeEach
    void rest() {
        deliverer.stop(new ShutdownEvent());
        receiver = new Receiver();
    }

    @AfterEach
    void resume() {
        replicas.forEach(replica -> replica.stop(new ShutdownEvent()));
        deliverer.start(new StartupEvent());
        receiver.close();
    }

    @Test
    void two_deliverers_at_once_send_each_event_once() {
        webhooks.endpoint(receiver.url("/a"), "*");
        webhooks.endpoint(receiver.url("/b"), "*");
        publish(40);
        awaitPending(80);

        startReplica();
        startReplica();

        await().atMost(PATIENCE)
                .until(() -> webhooks.deliveries("&status=pending").isEmpty());
        for (String path : List.of("/a", "/b")) {
            assertThat(receiver.requests(path))
                    .hasSize(40)
                    .extracting(request -> request.header("webhook-id"))
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void an_attempt_whose_sender_died_is_made_again() {
        Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a"), "*");
        publish(1);
        awaitPending(1);
        // Killed between sending and recording: the receiver has it, the database knows nothing but the claim.
        Claim claim = claim(8, Map.of(), Duration.ofSeconds(3)).get(0);
        Instant leased = Instant.now();

        startReplica();
        JsonPath delivery = webhooks.awaitDelivery(endpoint, "succeeded");

        assertThat(claim.attempt()).isEqualTo(1);
        Received received = receiver.requests("/a").get(0);
        received.verify(endpoint.secret());
        assertThat(received.at()).as("the lease had to end").isAfter(leased.plusMillis(2500));
        assertThat(delivery.getList("attempts.number")).containsExactly(2);
    }

    @Test
    void a_leased_delivery_is_nobody_elses() {
        webhooks.endpoint(receiver.url("/a"), "*");
        publish(5);
        awaitPending(5);
        assertThat(claim(8, Map.of(), LEASE)).hasSize(5);
        assertThat(claim(8, Map.of(), LEASE)).isEmpty();
    }

    @Test
    void claims_at_the_same_moment_share_the_work() {
        webhooks.endpoint(receiver.url("/a"), "*");
        publish(40);
        awaitPending(40);
        List<Uni<List<Claim>>> claims = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            claims.add(due.claim(1000, 1000, Map.of(), LEASE));
        }
        List<Claim> all = Uni.join().all(claims).andFailFast().await().atMost(PATIENCE).stream()
                .flatMap(List::stream)
                .filter(this::isOurs)
                .toList();
        assertThat(all).hasSize(40).extracting(Claim::deliveryId).doesNotHaveDuplicates();
    }

    @Test
    void who_lost_the_claim_decides_nothing_any_more() {
        webhooks.endpoint(receiver.url("/a"), "*");
        publish(1);
        awaitPending(1);
        Claim stale = claim(8, Map.of(), Duration.ZERO).get(0);
        Claim current = claim(8, Map.of(), LEASE).get(0);

        recordAttempt.record(stale, answer(200)).await().atMost(PATIENCE);

        JsonPath delivery = webhooks.delivery(stale.deliveryId().toString());
        assertThat(delivery.getString("status")).isEqualTo("pending");
        assertThat(delivery.getList("attempts.number"))
                .as("it happened, and is told")
                .containsExactly(1);
        recordAttempt.record(current, answer(500)).await().atMost(PATIENCE);
        delivery = webhooks.delivery(stale.deliveryId().toString());
        assertThat(delivery.getList("attempts.status")).containsExactly(200, 500);
        assertThat(delivery.getString("status")).isEqualTo("pending");
    }

    @Test
    void who_lost_the_claim_does_not_send() {
        webhooks.endpoint(receiver.url("/a"), "*");
        publish(1);
        awaitPending(1);
        Claim stale = claim(8, Map.of(), Duration.ZERO).get(0);
        claim(8, Map.of(), LEASE);
        assertThat(deliverEvent.deliver(stale).await().atMost(PATIENCE)).isEmpty();
        assertThat(receiver.requests("/a")).isEmpty();
    }

    @Test
    void a_claim_that_ends_before_an_attempt_could_is_not_used() {
        webhooks.endpoint(receiver.url("/a"), "*");
        publish(1);
        awaitPending(1);
        Claim late = claim(8, Map.of(), config.timeout().minusMillis(100)).get(0);
        assertThat(deliverEvent.deliver(late).await().atMost(PATIENCE)).isEmpty();
        assertThat(receiver.requests("/a")).isEmpty();
    }

    @Test
    void an_outcome_is_recorded_once() {
        webhooks.endpoint(receiver.url("/a"), "*");
        publish(1);
        awaitPending(1);
        Claim claim = claim(8, Map.of(), LEASE).get(0);
        recordAttempt.record(claim, answer(500)).await().atMost(PATIENCE);
        JsonPath delivery = webhooks.delivery(claim.deliveryId().toString());
        assertThat(delivery.getString("status")).isEqualTo("pending");
        assertThat(delivery.getList("attempts.number")).containsExactly(1);
    }

    @Test
    void an_endpoint_that_fell_silent_is_not_sent_to() throws SQLException {
        Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a"), "*");
        publish(1);
        awaitPending(1);
        Claim claim = claim(8, Map.of(), LEASE).get(0);
        // As if it was disabled in the very moment in which the event came: nothing canceled the delivery.
        asTenant("UPDATE endpoint SET status = 'DISABLED', disabled_reason = 'requested'");
        assertThat(deliverEvent.deliver(claim).await().atMost(PATIENCE)).isEmpty();
        assertThat(receiver.requests("/a")).isEmpty();
        assertThat(webhooks.awaitDelivery(endpoint, "canceled").getList("attempts"))
                .isEmpty();
    }

    @Test
    void an_attempt_under_way_may_still_succeed_after_its_cancellation() {
        Webhooks.Endpoint endpoint = webhooks.endpoint(receiver.url("/a"), "*");
        publish(1);
        awaitPending(1);
        Claim claim = claim(8, Map.of(), LEASE).get(0);
        webhooks.change(endpoint, "{\"status\": \"disabled\"}");
        webhooks.awaitDelivery(endpoint, "canceled");
        recordAttempt.record(claim, answer(200)).await().atMost(PATIENCE);
        webhooks.awaitDelivery(endpoint, "succeeded");
    }

    @Test
    void a_long_lane_hides_no_other() {
        Webhooks.Endpoint longLane = webhooks.endpoint(receiver.url("/long"), "invoice.paid");
        Webhooks.Endpoint shortLane = webhooks.endpoint(receiver.url("/short"), "invoice.voided");
        publish(50);
        webhooks.invoiceVoided();
        awaitPending(51);

        UUID lane = WebhookEndpointId.fromString(longLane.id()).value();
        assertThat(claim(5, Map.of(lane, 0), Duration.ZERO))
                .extracting(claim -> claim.endpointId().toString())
                .containsExactly(shortLane.id());
        assertThat(claim(5, Map.of(lane, 2), Duration.ZERO)).hasSize(3);
        assertThat(claim(5, Map.of(), Duration.ZERO)).hasSize(6);
    }

    @Test
    void a_claim_takes_no_more_than_asked_for() {
        webhooks.endpoint(receiver.url("/a"), "*");
        webhooks.endpoint(receiver.url("/b"), "*");
        publish(10);
        awaitPending(20);
        assertThat(due.claim(7, 5, Map.of(), Duration.ZERO).await().atMost(PATIENCE))
                .hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT url FROM endpoint",
                "SELECT sealed_secret FROM endpoint",
                "SELECT body FROM event",
                "SELECT answer FROM delivery_attempt",
                "SELECT event_id FROM delivery",
                "UPDATE delivery SET status = 'SUCCEEDED'",
                "DELETE FROM delivery"
            })
    void the_role_that_claims_across_tenants_may_do_nothing_else(String statement) throws SQLException {
        try (Connection relay = Surroundings.connect("webhook", "relay");
                Statement sql = relay.createStatement()) {
            assertThatThrownBy(() -> sql.execute(statement))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    private void startReplica() {
        Deliverer replica = new Deliverer(due, deliverEvent, config, vertx, meters);
        replica.start(new StartupEvent());
        replicas.add(replica);
    }

    private void publish(int events) {
        for (int i = 0; i < events; i++) {
            webhooks.invoicePaid();
        }
    }

    private void awaitPending(int count) {
        await().atMost(PATIENCE).until(() -> webhooks.deliveries("").size() == count);
    }

    private List<Claim> claim(int perEndpoint, Map<UUID, Integer> narrow, Duration lease) {
        return due.claim(1000, perEndpoint, narrow, lease).await().atMost(PATIENCE).stream()
                .filter(this::isOurs)
                .toList();
    }

    private boolean isOurs(Claim claim) {
        return claim.tenantId().equals(tenant.id());
    }

    private static Answer answer(int status) {
        return new Answer(Instant.now(), Duration.ofMillis(5), "127.0.0.1", status, null, "", null);
    }

    private void asTenant(String statement) throws SQLException {
        try (Connection app = Surroundings.connect("webhook", "app");
                Statement sql = app.createStatement()) {
            sql.execute("SELECT set_config('app.tenant_id', '" + tenant.id().value()
                    + "', false), set_config('app.livemode', 'true', false)");
            sql.execute(statement);
        }
    }
}
