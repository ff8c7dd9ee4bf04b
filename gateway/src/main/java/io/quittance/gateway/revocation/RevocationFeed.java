package io.quittance.gateway.revocation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.contracts.CloudEventHeaders;
import io.quittance.contracts.EventTypes;
import io.quittance.contracts.Topic;
import io.quittance.contracts.tenant.ApiKeyChanged;
import io.quittance.contracts.tenant.ApiKeyRevoked;
import io.quittance.contracts.tenant.SessionRevoked;
import io.quittance.contracts.tenant.TenantClosed;
import io.quittance.contracts.tenant.TenantResumed;
import io.quittance.contracts.tenant.TenantSuspended;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * Hears on Kafka of keys, sessions and tenants that are to be refused from now on, or asked about anew.
 *
 * <p>Every instance of the edge hears everything, so it takes the partitions itself and joins no consumer group: there is nothing to
 * commit, nothing is left behind on the broker, and after an outage it goes on where it was instead of at a group's new beginning.
 * At its start it goes back for as long as an access token lives, for such a token may come to us whose session ended before we did
 * begin; of keys nothing is remembered then. Without Kafka the edge starts and works; keys are asked for more often then.
 */
public final class RevocationFeed implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(RevocationFeed.class);
    private static final String TOPIC = Topic.TENANT.topicName();
    private static final String KEY_REVOKED = EventTypes.nameOf(ApiKeyRevoked.class);
    private static final String KEY_CHANGED = EventTypes.nameOf(ApiKeyChanged.class);
    private static final String SESSION_REVOKED = EventTypes.nameOf(SessionRevoked.class);
    private static final String TENANT_SUSPENDED = EventTypes.nameOf(TenantSuspended.class);
    private static final String TENANT_RESUMED = EventTypes.nameOf(TenantResumed.class);
    private static final String TENANT_CLOSED = EventTypes.nameOf(TenantClosed.class);
    private static final Duration CHECK = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration CLOSE = Duration.ofSeconds(2);

    private final Revocations revocations;
    private final Map<String, Object> kafka;
    private final ObjectMapper json = new ObjectMapper();
    private final Thread thread = new Thread(this::run, "revocations");
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Consumer<byte[], byte[]> consumer;
    private boolean deafnessSaid;

    /** @param kafka how to reach the brokers: {@code bootstrap.servers}, and whatever their security asks for */
    public RevocationFeed(Revocations revocations, Map<String, Object> kafka) {
        this.revocations = revocations;
        this.kafka = new HashMap<>(kafka);
        this.kafka.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        this.kafka.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "latest");
        this.kafka.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        this.kafka.remove(ConsumerConfig.GROUP_ID_CONFIG);
        thread.setDaemon(true);
    }

    /** Begins to listen; returns at once. */
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed.countDown();
        Consumer<byte[], byte[]> open = consumer;
        if (open != null) {
            open.wakeup();
        }
        try {
            thread.join(CLOSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!isClosed()) {
            try (Consumer<byte[], byte[]> opened = open()) {
                consumer = opened;
                follow(opened);
            } catch (WakeupException | InterruptException e) {
                // Closed, or the loop's condition would be wrong.
            } catch (KafkaException e) {
                heard(false, e.getMessage());
                pause();
            }
        }
    }

    private Consumer<byte[], byte[]> open() {
        return new KafkaConsumer<>(kafka, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        Set<TopicPartition> assigned = Set.of();
        long checkedAtNanos = System.nanoTime() - CHECK.toNanos();
        while (!isClosed()) {
            if (System.nanoTime() - checkedAtNanos >= CHECK.toNanos()) {
                assigned = check(consumer, assigned);
                checkedAtNanos = System.nanoTime();
            }
            if (assigned.isEmpty()) {
                pause();
            } else {
                consumer.poll(CHECK).forEach(this::hear);
            }
        }
    }

    private Set<TopicPartition> check(Consumer<byte[], byte[]> consumer, Set<TopicPartition> assigned) {
        try {
            Set<TopicPartition> existing = assign(consumer, assigned);
            heard(!existing.isEmpty(), "there is no topic " + TOPIC);
            return existing;
        } catch (TimeoutException e) {
            heard(false, e.getMessage());
            return assigned;
        }
    }

    /** Says it once, not every time it is still so. */
    private void heard(boolean heard, String otherwise) {
        if (heard && !revocations.areHeard()) {
            LOG.info("Revoked keys are heard of on Kafka");
        } else if (!heard && (revocations.areHeard() || !deafnessSaid)) {
            LOG.warnf("Revoked keys cannot be heard of on Kafka; keys are asked for more often instead: %s", otherwise);
        }
        deafnessSaid = !heard;
        revocations.heard(heard);
    }

    /**
     * Takes what partitions there are and asks where they end, which tells whether the broker is still there: a poll alone would say
     * nothing. A partition that is new among others is read from its beginning, for it began while we listened.
     */
    private static Set<TopicPartition> assign(Consumer<byte[], byte[]> consumer, Set<TopicPartition> assigned) {
        Set<TopicPartition> existing = consumer.partitionsFor(TOPIC, PATIENCE).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .collect(Collectors.toSet());
        if (!existing.equals(assigned) && !existing.isEmpty()) {
            consumer.assign(existing);
            if (assigned.isEmpty()) {
                goBack(consumer, existing);
            } else {
                Set<TopicPartition> added = new HashSet<>(existing);
                added.removeAll(assigned);
                consumer.seekToBeginning(added);
            }
        }
        consumer.endOffsets(List.copyOf(existing), PATIENCE);
        return existing;
    }

    /** To what was published within the life of an access token, where there is any. */
    private static void goBack(Consumer<byte[], byte[]> consumer, Set<TopicPartition> partitions) {
        long since = System.currentTimeMillis() - EndedSessions.REMEMBERED.toMillis();
        Map<TopicPartition, Long> moments =
                partitions.stream().collect(Collectors.toMap(Function.identity(), partition -> since));
        consumer.offsetsForTimes(moments, PATIENCE).forEach((partition, first) -> {
            if (first == null) {
                consumer.seekToEnd(List.of(partition));
            } else {
                consumer.seek(partition, first.offset());
            }
        });
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
    }

    private void hear(ConsumerRecord<byte[], byte[]> event) {
        Header type = event.headers().lastHeader(CloudEventHeaders.TYPE);
        if (type == null) {
            return;
        }
        try {
            hear(new String(type.value(), StandardCharsets.UTF_8), event.value());
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            LOG.warnf("A revocation cannot be read: partition %d, offset %d", event.partition(), event.offset());
        }
    }

    private void hear(String type, byte[] data) throws JsonProcessingException {
        if (KEY_REVOKED.equals(type)) {
            revocations.keyRevoked(text(data, "key_id"));
        } else if (KEY_CHANGED.equals(type)) {
            revocations.keyChanged(text(data, "key_id"));
        } else if (SESSION_REVOKED.equals(type)) {
            revocations.sessionRevoked(text(data, "session_id"));
        } else if (TENANT_SUSPENDED.equals(type)) {
            revocations.tenantSuspended(text(data, "tenant_id"));
        } else if (TENANT_RESUMED.equals(type)) {
            revocations.tenantResumed(text(data, "tenant_id"));
        } else if (TENANT_CLOSED.equals(type)) {
            revocations.tenantClosed(text(data, "tenant_id"));
        }
    }

    private String text(byte[] data, String member) throws JsonProcessingException {
        String value = json.readTree(new String(data, StandardCharsets.UTF_8))
                .required(member)
                .textValue();
        return Objects.requireNonNull(value, member);
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    private void pause() {
        try {
            closed.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed.countDown();
        }
    }
}
