package io.quittance.runtime.outbox;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The relay's Kafka producer. Idempotent and acknowledged by all replicas. After any failure it is thrown away: a record that
 * timed out may still be on its way, and a new producer cannot be overtaken by it within a partition.
 */
@ApplicationScoped
class EventPublisher {
    private final Map<String, Object> settings;
    private final String source;
    private Producer<String, byte[]> producer;

    EventPublisher(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.settings = new HashMap<>(kafka);
        this.source = "/" + application;
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 15_000);
        settings.keySet().removeIf(name -> !ProducerConfig.configNames().contains(name));
    }

    /** Completes when every record is acknowledged, in the order given; fails when any is not. */
    Uni<Void> publish(List<OutboxEvent> events) {
        return Uni.createFrom()
                .completionStage(() -> send(events))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .onFailure()
                .invoke(this::close);
    }

    // The producer blocks while it looks up metadata, so this runs on a worker.
    private synchronized CompletableFuture<Void> send(List<OutboxEvent> events) {
        if (producer == null) {
            producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        }
        CompletableFuture<?>[] acknowledged = new CompletableFuture<?>[events.size()];
        for (int i = 0; i < acknowledged.length; i++) {
            CompletableFuture<Void> one = new CompletableFuture<>();
            acknowledged[i] = one;
            producer.send(events.get(i).toRecord(source), (metadata, failure) -> {
                if (failure == null) {
                    one.complete(null);
                } else {
                    one.completeExceptionally(failure);
                }
            });
        }
        return CompletableFuture.allOf(acknowledged);
    }

    synchronized void close() {
        if (producer != null) {
            producer.close(Duration.ZERO);
            producer = null;
        }
    }
}
