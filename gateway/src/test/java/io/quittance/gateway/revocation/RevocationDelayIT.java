package io.quittance.gateway.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quittance.contracts.CloudEventHeaders;
import io.quittance.embedded.LocalKafka;
import io.quittance.gateway.TenantStub;
import io.quittance.gateway.TestEdge;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How long a key goes on after it was revoked, through the whole edge, with a real broker. The configuration is that of production. */
class RevocationDelayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String PATH = "/api/v1/customers";
    private static final int KEYS = 100;

    private LocalKafka kafka;
    private TestEdge edge;
    private RevocationFeed feed;

    @BeforeEach
    void start() {
        kafka = LocalKafka.throwaway();
        kafka.createTopics();
        edge = TestEdge.start();
        feed = new RevocationFeed(edge.server().revocations(), Map.of("bootstrap.servers", kafka.bootstrapServers()));
        feed.start();
        await().atMost(PATIENCE).until(edge.server().revocations()::areHeard);
    }

    @AfterEach
    void stop() {
        feed.close();
        edge.close();
        kafka.close();
    }

    @Test
    void ninety_nine_of_a_hundred_revoked_keys_are_refused_within_a_second() {
        List<Duration> delays = new ArrayList<>();
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "linger.ms", "0"),
                new StringSerializer(),
                new StringSerializer())) {
            for (int i = 0; i < KEYS; i++) {
                delays.add(revokeAndAwait(producer, "key_delayed" + (100_000 + i)));
            }
        }

        delays.sort(null);
        assertThat(delays.get(KEYS - 2)).as("p99 of %s", delays).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void without_kafka_a_revoked_key_is_refused_within_ten_seconds() {
        String key = edge.tenant().issueKey("key_unheard000000000000000");
        assertThat(status(key)).isEqualTo(200);

        // The worst moment: the broker goes, and with it the word that would have come.
        kafka.stop();
        status(key);
        edge.tenant().forget(key);
        long revokedAt = System.nanoTime();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> status(key) == 401);

        assertThat(Duration.ofNanos(System.nanoTime() - revokedAt)).isLessThan(Duration.ofSeconds(10));
    }

    private Duration revokeAndAwait(KafkaProducer<String, String> producer, String keyId) {
        String key = edge.tenant().issueKey(keyId);
        assertThat(status(key)).isEqualTo(200);
        ProducerRecord<String, String> event =
                new ProducerRecord<>("quittance.tenant", TenantStub.TENANT, "{\"key_id\":\"" + keyId + "\"}");
        event.headers().add(CloudEventHeaders.TYPE, "api_key.revoked.v1".getBytes(StandardCharsets.UTF_8));
        edge.tenant().forget(key);
        long revokedAt = System.nanoTime();
        producer.send(event);
        int status = 200;
        while (status == 200 && System.nanoTime() - revokedAt < PATIENCE.toNanos()) {
            status = status(key);
        }
        assertThat(status).isEqualTo(401);
        return Duration.ofNanos(System.nanoTime() - revokedAt);
    }

    private int status(String key) {
        return edge.send(edge.with(key, PATH)).statusCode();
    }
}
