package io.quittance.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * A real Kafka broker, its own controller (KRaft), in this JVM. Sized for one machine: one replica of everything. One
 * thread at a time may start and stop it.
 */
public final class LocalKafka implements AutoCloseable {

    /** The topics that the services publish on. */
    public static final List<String> TOPICS = List.of(
            "quittance.tenant",
            "quittance.billing",
            "quittance.subscription",
            "quittance.payment",
            "quittance.webhook");

    /** Partitions per topic, as in production: order is kept per key, and code must not count on more. */
    public static final int PARTITIONS = 12;

    private static final String HOST = "127.0.0.1";
    private static final String NODE_ID = "1";

    private final Path directory;
    private final int port;
    private final boolean durable;
    private KafkaRaftServer server;

    private LocalKafka(Path directory, int port, boolean durable) {
        this.directory = directory;
        this.port = port;
        this.durable = durable;
    }

    /**
     * Starts a broker that keeps its records in {@code directory}, and waits until it serves: 3–5 s.
     *
     * @param port the port on 127.0.0.1, or 0 for any free one
     * @throws PortInUse when somebody else listens on the port
     */
    public static LocalKafka start(Path directory, int port) {
        return new LocalKafka(directory, Ports.claim(port), true).run();
    }

    /** For tests: a free port, gone when it is closed or the JVM ends. */
    public static LocalKafka throwaway() {
        LocalKafka kafka = new LocalKafka(ThrowawayDirectory.create("kafka").resolve("data"), Ports.free(), false);
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "stop Kafka"));
        return kafka.run();
    }

    private LocalKafka run() {
        try {
            formatOnce();
            KafkaRaftServer starting = new KafkaRaftServer(new KafkaConfig(configuration(), false), Time.SYSTEM);
            starting.startup();
            server = starting;
            return this;
        } catch (Exception e) {
            throw new IllegalStateException("Kafka does not start on " + directory, e);
        }
    }

    /** Gives the directory its cluster's id; without one a broker refuses to start. */
    private void formatOnce() throws Exception {
        Files.createDirectories(directory);
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        new Formatter()
                .setPrintStream(nowhere)
                .setNodeId(Integer.parseInt(NODE_ID))
                .setClusterId(Uuid.randomUuid().toString())
                .setDirectories(List.of(directory.toString()))
                .setMetadataLogDirectory(directory.toString())
                .setControllerListenerName("CONTROLLER")
                .run();
    }

    private Map<String, String> configuration() {
        int controllerPort = Ports.free();
        Map<String, String> configuration = new TreeMap<>(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                NODE_ID,
                "listeners",
                "PLAINTEXT://" + bootstrapServers() + ",CONTROLLER://" + HOST + ":" + controllerPort,
                "controller.listener.names",
                "CONTROLLER",
                "controller.quorum.voters",
                NODE_ID + "@" + HOST + ":" + controllerPort,
                "log.dirs",
                directory.toString(),
                "auto.create.topics.enable",
                "false",
                // The log is what read models are rebuilt from.
                "log.retention.ms",
                "-1"));
        configuration.putAll(Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "5",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "1",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "share.coordinator.state.topic.num.partitions", "1",
                "group.initial.rebalance.delay.ms", "0"));
        // Less memory, and less to read again after a kill.
        configuration.putAll(Map.of(
                "log.segment.bytes", String.valueOf(16 << 20),
                "log.index.size.max.bytes", String.valueOf(1 << 20),
                "log.cleaner.dedupe.buffer.size", String.valueOf(4 << 20),
                "log.cleaner.threads", "1",
                "num.network.threads", "2",
                "num.io.threads", "4",
                "background.threads", "2"));
        return configuration;
    }

    /** What clients connect to: {@code 127.0.0.1:19092}. */
    public String bootstrapServers() {
        return HOST + ":" + port;
    }

    public int port() {
        return port;
    }

    /** Creates the platform's {@link #TOPICS} where they are missing. */
    public void createTopics() {
        createTopics(TOPICS);
    }

    /** Creates topics of {@value #PARTITIONS} partitions where they are missing. */
    public void createTopics(Collection<String> names) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()))) {
            Set<String> existing = admin.listTopics().names().get();
            List<NewTopic> missing = names.stream()
                    .filter(name -> !existing.contains(name))
                    .map(name -> new NewTopic(name, PARTITIONS, (short) 1))
                    .toList();
            admin.createTopics(missing).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("cannot create topics", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    /** Starts a stopped broker again on the same port and records. */
    public void restart() {
        stop();
        run();
    }

    /** Stops the broker cleanly and keeps its records; {@link #restart} brings it back. */
    public synchronized void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Stops the broker, and deletes its directory if it was a throwaway. */
    @Override
    public synchronized void close() {
        stop();
        if (!durable) {
            try {
                ThrowawayDirectory.delete(directory.getParent());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot delete " + directory, e);
            }
        }
    }
}
