package io.quittance.gateway.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quittance.contracts.CloudEventHeaders;
import io.quittance.embedded.LocalKafka;
import io.quittance.gateway.Secrets;
import io.quittance.gateway.TestConfig;
import io.quittance.gateway.apikey.ApiKeyRecord;
import io.quittance.gateway.apikey.ApiKeys;
import io.quittance.gateway.caller.CredentialHash;
import io.quittance.gateway.caller.CredentialHasher;
import io.quittance.gateway.caller.TenantStatus;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Against a real broker that comes and goes. */
class RevocationFeedIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final CredentialHash HASH = new CredentialHasher(Secrets.pepper()).hash("sk_test_1");

    private final AtomicLong asked = new AtomicLong();
    private final ApiKeys keys = new ApiKeys(
            hash -> {
                asked.incrementAndGet();
                return CompletableFuture.completedFuture(Optional.of(new ApiKeyRecord(
                        "key_1", "ten_1", "test", "secret", List.of("tenant"), null, null, null, null)));
            },
            TestConfig.of().keys(),
            System::nanoTime);
    private final Revocations revocations = new Revocations(keys, System::nanoTime);
    private LocalKafka kafka;
    private RevocationFeed feed;

    @BeforeEach
    void start() {
        kafka = LocalKafka.throwaway();
        feed = new RevocationFeed(revocations, Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterEach
    void stop() {
        feed.close();
        kafka.close();
    }

    @Test
    void a_revoked_key_is_forgotten_at_once() {
        kafka.createTopics();
        feed.start();
        await().atMost(PATIENCE).until(keys::areRevocationsHeard);
        know();

        publish("api_key.revoked.v1", "{\"key_id\":\"key_1\"}");

        await().atMost(PATIENCE).until(() -> keys.known(HASH) == null);
    }

    @Test
    void a_changed_key_is_asked_for_anew() {
        listen();
        know();

        publish("api_key.changed.v1", "{\"key_id\":\"key_1\"}");

        await().atMost(PATIENCE).until(() -> keys.known(HASH) == null);
        know();
        assertThat(keys.known(HASH)).isNotNull();
    }

    @Test
    void an_ended_session_is_remembered() {
        listen();

        publish("session.revoked.v1", "{\"session_id\":\"ses_1\",\"user_id\":\"usr_1\"}");

        await().atMost(PATIENCE).until(() -> revocations.sessions().contains("ses_1"));
        assertThat(revocations.sessions().contains("ses_2")).isFalse();
    }

    @Test
    void what_ended_before_we_began_is_heard_of_too() {
        kafka.createTopics();
        publish("session.revoked.v1", "{\"session_id\":\"ses_1\",\"user_id\":\"usr_1\"}");
        publish("tenant.suspended.v1", "{\"tenant_id\":\"ten_1\"}");

        feed.start();

        await().atMost(PATIENCE)
                .until(() -> revocations.sessions().contains("ses_1")
                        && revocations.tenants().status("ten_1") == TenantStatus.SUSPENDED);
    }

    @Test
    void a_tenants_fate_is_heard_of_in_order() {
        listen();
        know();

        publish("tenant.suspended.v1", "{\"tenant_id\":\"ten_1\"}");
        await().atMost(PATIENCE)
                .until(() ->
                        revocations.tenants().status("ten_1") == TenantStatus.SUSPENDED && keys.known(HASH) == null);

        publish("tenant.resumed.v1", "{\"tenant_id\":\"ten_1\"}");
        await().atMost(PATIENCE).until(() -> revocations.tenants().status("ten_1") == TenantStatus.ACTIVE);

        publish("tenant.closed.v1", "{\"tenant_id\":\"ten_1\"}");
        await().atMost(PATIENCE).until(() -> revocations.tenants().status("ten_1") == TenantStatus.CLOSED);
    }

    @Test
    void other_events_and_nonsense_do_not_stop_it() {
        kafka.createTopics();
        feed.start();
        await().atMost(PATIENCE).until(keys::areRevocationsHeard);
        know();

        publish("api_key.created.v1", "{\"key_id\":\"key_1\"}");
        publish("api_key.revoked.v1", "nonsense");
        publish("api_key.revoked.v1", "{}");
        publish("api_key.revoked.v1", "{\"key_id\":7}");
        publish("api_key.revoked.v1", null);
        publish("api_key.revoked.v1", "{\"key_id\":\"key_2\"}");
        assertThat(keys.known(HASH)).isNotNull();
        publish("api_key.revoked.v1", "{\"key_id\":\"key_1\"}");

        await().atMost(PATIENCE).until(() -> keys.known(HASH) == null);
    }

    @Test
    void a_topic_that_is_created_later_is_found() {
        feed.start();
        kafka.createTopics();
        await().atMost(PATIENCE).until(keys::areRevocationsHeard);
        know();

        publish("api_key.revoked.v1", "{\"key_id\":\"key_1\"}");

        await().atMost(PATIENCE).until(() -> keys.known(HASH) == null);
    }

    @Test
    void an_outage_is_noticed_and_what_was_published_around_it_is_heard() {
        kafka.createTopics();
        feed.start();
        await().atMost(PATIENCE).until(keys::areRevocationsHeard);

        kafka.stop();
        await().atMost(PATIENCE).until(() -> !keys.areRevocationsHeard());
        kafka.restart();
        publish("api_key.revoked.v1", "{\"key_id\":\"key_1\"}");

        // Also a key that somebody looks up while the event is still on its way ends up forgotten.
        await().atMost(PATIENCE).until(() -> {
            know();
            return keys.areRevocationsHeard() && keys.known(HASH) == null;
        });
    }

    @Test
    void it_starts_and_ends_without_any_broker() {
        kafka.stop();

        feed.start();
        know();
        feed.close();

        assertThat(keys.known(HASH)).isNotNull();
        assertThat(keys.areRevocationsHeard()).isFalse();
    }

    private void listen() {
        kafka.createTopics();
        feed.start();
        await().atMost(PATIENCE).until(keys::areRevocationsHeard);
    }

    private void know() {
        keys.find(HASH).join();
    }

    private void publish(String type, String data) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> event = new ProducerRecord<>("quittance.tenant", "ten_1", data);
            event.headers().add(CloudEventHeaders.TYPE, type.getBytes(StandardCharsets.UTF_8));
            producer.send(event);
            producer.flush();
        }
    }
}
