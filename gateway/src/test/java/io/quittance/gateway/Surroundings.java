package io.quittance.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quittance.contracts.CloudEventHeaders;
import io.quittance.embedded.LocalKafka;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** What a gateway needs around it, handed over as an operator would: a real broker, keys, the address of a tenant-service. */
public final class Surroundings implements QuarkusTestResourceLifecycleManager {
    private static Vertx vertx;
    private static TenantStub tenant;
    private static LocalKafka kafka;
    private static int port;

    @Override
    public Map<String, String> start() {
        vertx = Vertx.vertx();
        tenant = TenantStub.start(vertx);
        kafka = LocalKafka.throwaway();
        kafka.createTopics();
        port = freePort();
        return Map.of(
                "QUITTANCE_GATEWAY_PORT", Integer.toString(port),
                "QUITTANCE_KEY_PEPPER", Secrets.pepper(),
                "QUITTANCE_INTERNAL_PRIVATE_KEY",
                        Secrets.privateKeyFile(Secrets.keyPair()).toString(),
                "QUITTANCE_UPSTREAM_TENANT", tenant.address().toString(),
                "KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    }

    @Override
    public void stop() {
        kafka.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static URI publicPort() {
        return URI.create("http://127.0.0.1:" + port);
    }

    static String key(String keyId) {
        return tenant.issueKey(keyId);
    }

    /** Does what the tenant-service does: forgets the key and says so. */
    static void revoke(String keyId, String key) {
        tenant.forget(key);
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            ProducerRecord<String, String> event =
                    new ProducerRecord<>("quittance.tenant", TenantStub.TENANT, "{\"key_id\":\"" + keyId + "\"}");
            event.headers().add(CloudEventHeaders.TYPE, "api_key.revoked.v1".getBytes(StandardCharsets.UTF_8));
            producer.send(event);
            producer.flush();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
