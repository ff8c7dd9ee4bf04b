package io.quittance.testsupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.arc.Arc;
import io.quittance.contracts.CloudEventHeaders;
import io.quittance.contracts.EventData;
import io.quittance.contracts.EventTypes;
import io.quittance.contracts.Topic;
import io.quittance.kernel.EventId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics as another service sees them: publishes events to the service under test and reads what it publishes. */
public final class TestTopics {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static KafkaProducer<String, byte[]> producer;

    private TestTopics() {}

    /** Publishes an event as its owner would; answers its id, so that a test can redeliver it. */
    public static EventId publish(TestTenant tenant, String key, String subject, long sequence, EventData data) {
        EventId id = EventId.next();
        publish(id, tenant, key, subject, sequence, data);
        return id;
    }

    public static void publish(
            EventId id, TestTenant tenant, String key, String subject, long sequence, EventData data) {
        send(record(
                id,
                tenant,
                key,
                subject,
                sequence,
                EventTypes.nameOf(data.getClass()),
                EventTypes.topicOf(data.getClass()),
                json(data)));
    }

    /** Publishes a record of a known type whose data nobody can read. */
    public static void publishPoison(TestTenant tenant, String key, Class<? extends EventData> type) {
        send(record(
                EventId.next(),
                tenant,
                key,
                key,
                1,
                EventTypes.nameOf(type),
                EventTypes.topicOf(type),
                "{\"poison\":".getBytes(StandardCharsets.UTF_8)));
    }

    /** Every event of a tenant and type on its topic, read from the beginning until {@code count} are there. */
    public static List<ConsumerRecord<String, byte[]>> await(
            TestTenant tenant, Class<? extends EventData> type, int count) {
        return await(
                EventTypes.topicOf(type),
                count,
                record -> EventTypes.nameOf(type).equals(header(record, CloudEventHeaders.TYPE))
                        && tenant.id().toString().equals(header(record, CloudEventHeaders.TENANT_ID))
                        && Boolean.toString(tenant.livemode()).equals(header(record, CloudEventHeaders.LIVEMODE)));
    }

    /** The data of an event as the record that publishes it. */
    public static <T extends EventData> T data(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            return mapper().readValue(record.value(), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String header(ConsumerRecord<String, byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? null : new String(header.value(), StandardCharsets.UTF_8);
    }

    /** Records as a poll would bring them. */
    public static ConsumerRecords<String, byte[]> polled(List<ConsumerRecord<String, byte[]>> records) {
        return new ConsumerRecords<>(
                records.stream()
                        .collect(Collectors.groupingBy(
                                record -> new TopicPartition(record.topic(), record.partition()),
                                LinkedHashMap::new,
                                Collectors.toList())),
                Map.of());
    }

    private static List<ConsumerRecord<String, byte[]>> await(
            Topic topic, int count, Predicate<ConsumerRecord<String, byte[]>> wanted) {
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                Surroundings.kafka().bootstrapServers(),
                ConsumerConfig.GROUP_ID_CONFIG,
                "test-" + UUID.randomUUID(),
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                false);
        List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic.topicName()).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (found.size() < count && System.nanoTime() < deadline) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (wanted.test(record)) {
                        found.add(record);
                    }
                });
            }
        }
        if (found.size() < count) {
            throw new AssertionError("expected " + count + " events on " + topic.topicName() + ", saw " + found.size());
        }
        return found;
    }

    private static ProducerRecord<String, byte[]> record(
            EventId id,
            TestTenant tenant,
            String key,
            String subject,
            long sequence,
            String type,
            Topic topic,
            byte[] data) {
        var record = new ProducerRecord<>(topic.topicName(), key, data);
        put(record, CloudEventHeaders.SPEC_VERSION, CloudEventHeaders.SPEC_VERSION_1_0);
        put(record, CloudEventHeaders.ID, id.toString());
        put(record, CloudEventHeaders.TYPE, type);
        put(record, CloudEventHeaders.SOURCE, topic.source());
        put(record, CloudEventHeaders.SUBJECT, subject);
        put(record, CloudEventHeaders.TIME, Instant.now().toString());
        put(record, CloudEventHeaders.TENANT_ID, tenant.id().toString());
        put(record, CloudEventHeaders.LIVEMODE, Boolean.toString(tenant.livemode()));
        put(record, CloudEventHeaders.SEQUENCE, Long.toString(sequence));
        put(record, CloudEventHeaders.EFFECTIVE_TIME, Instant.now().toString());
        put(record, CloudEventHeaders.CONTENT_TYPE, CloudEventHeaders.JSON);
        return record;
    }

    private static void put(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static synchronized void send(ProducerRecord<String, byte[]> record) {
        if (producer == null) {
            producer = new KafkaProducer<>(
                    Map.of(
                            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                            Surroundings.kafka().bootstrapServers()),
                    new StringSerializer(),
                    new ByteArraySerializer());
        }
        producer.send(record);
        producer.flush();
    }

    private static byte[] json(EventData data) {
        try {
            return mapper().writeValueAsBytes(data);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectMapper mapper() {
        return Arc.container().instance(ObjectMapper.class).get();
    }
}
