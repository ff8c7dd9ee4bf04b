package io.quittance.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

    @Test
    void creates_each_topic_once_with_twelve_partitions() throws Exception {
        try (LocalKafka kafka = LocalKafka.throwaway()) {
            kafka.createTopics();
            kafka.createTopics();

            try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
                assertThat(admin.describeTopics(LocalKafka.TOPICS)
                                .allTopicNames()
                                .get()
                                .values())
                        .hasSize(5)
                        .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(12));
            }
        }
    }

    @Test
    void records_survive_a_restart_and_a_new_start(@TempDir Path directory) throws Exception {
        try (LocalKafka first = LocalKafka.start(directory, 0)) {
            first.createTopics(List.of("letters"));
            send(first, "a");
            int port = first.port();
            first.restart();
            assertThat(first.port()).isEqualTo(port);
            send(first, "b");
        }
        try (LocalKafka second = LocalKafka.start(directory, 0)) {
            assertThat(read(second, 2)).containsExactly("a", "b");
        }
    }

    private static void send(LocalKafka kafka, String value) throws Exception {
        Map<String, Object> configuration = Map.of("bootstrap.servers", kafka.bootstrapServers(), "acks", "all");
        try (var producer = new KafkaProducer<>(configuration, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>("letters", "key", value)).get();
        }
    }

    private static List<String> read(LocalKafka kafka, int count) {
        Map<String, Object> configuration = Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "group.id", "reader", "auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(configuration, new StringDeserializer(), new StringDeserializer())) {
            consumer.subscribe(List.of("letters"));
            List<String> values = new ArrayList<>();
            long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
            while (values.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
