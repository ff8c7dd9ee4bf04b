package io.quittance.local;

import io.quittance.embedded.LocalKafka;
import io.quittance.embedded.LocalPostgres;
import io.quittance.embedded.PostgresSettings;
import io.quittance.embedded.Processes;
import io.quittance.local.running.RunningProcess;
import io.quittance.local.secrets.Secrets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The PostgreSQL and the Kafka of one platform. */
final class Servers {

    private static final Duration FOREVER = Duration.ofDays(10_000);

    private final PlatformSettings settings;
    private final DataDirectory data;
    private final Consumer<PlatformFailure> onCrash;
    private volatile LocalPostgres postgres;
    private volatile LocalKafka kafka;
    private volatile boolean postgresMayEnd;

    Servers(PlatformSettings settings, Consumer<PlatformFailure> onCrash) {
        this.settings = settings;
        this.data = settings.data();
        this.onCrash = onCrash;
    }

    void startPostgres(Secrets secrets) {
        int port = settings.ports().of(Endpoint.POSTGRES);
        postgres = LocalPostgres.start(PostgresSettings.durable(data.postgres(), port, secrets.postgresPassword())
                .withPrograms(settings.cache().resolve("postgres"))
                .withLog(data.log("postgres")));
        postgres.createSchemas(secrets.rolePasswords());
        watchPostgres();
    }

    private void watchPostgres() {
        postgresMayEnd = false;
        ProcessHandle process = postgres.process();
        Thread watcher = new Thread(() -> reportEndOf(process), "watch PostgreSQL");
        watcher.setDaemon(true);
        watcher.start();
    }

    private void reportEndOf(ProcessHandle process) {
        try {
            if (Processes.awaitEnd(process, FOREVER) && !postgresMayEnd) {
                onCrash.accept(new PlatformFailure("PostgreSQL has ended unexpectedly, see " + data.log("postgres")));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void startKafka() {
        if (kafka == null) {
            kafka = LocalKafka.start(data.kafka(), settings.ports().of(Endpoint.KAFKA));
            kafka.createTopics();
        } else {
            kafka.restart();
        }
    }

    void stopKafka() {
        kafka.stop();
    }

    void restartPostgres() {
        postgresMayEnd = true;
        postgres.restart();
        watchPostgres();
    }

    LocalPostgres postgres() {
        return postgres;
    }

    List<RunningProcess> running() {
        List<RunningProcess> running = new ArrayList<>();
        if (postgres != null) {
            running.add(RunningProcess.of("postgres", postgres.port(), postgres.process()));
        }
        if (kafka != null) {
            running.add(RunningProcess.of("kafka", kafka.port(), ProcessHandle.current()));
        }
        return running;
    }

    /** Kafka first: nobody writes events of what PostgreSQL could no longer remember. */
    void close() {
        if (kafka != null) {
            kafka.close();
        }
        postgresMayEnd = true;
        if (postgres != null) {
            postgres.close();
        }
    }
}
