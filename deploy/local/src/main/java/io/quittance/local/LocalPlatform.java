package io.quittance.local;

import io.quittance.embedded.DatabaseRole;
import io.quittance.embedded.LocalPostgres;
import io.quittance.embedded.Ports;
import io.quittance.embedded.ServiceSchema;
import io.quittance.local.jvm.StartupCache;
import io.quittance.local.running.RunLock;
import io.quittance.local.running.RunningPlatform;
import io.quittance.local.running.RunningProcess;
import io.quittance.local.secrets.PrivateFile;
import io.quittance.local.secrets.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The whole platform on this machine: PostgreSQL as a process, Kafka in this JVM, every service as a JVM of its own. What it
 * keeps is durable; it continues where it was stopped or killed.
 *
 * <p>Tests use it to break things on purpose: {@link #kill}, {@link #restart}, {@link #stopKafka}, {@link #restartPostgres}.
 * What ends without having been asked to completes {@link #failure()}.
 */
public final class LocalPlatform implements AutoCloseable {
    /** Who runs this platform; the password is among its secrets. */
    public static final String OPERATOR_EMAIL = "operator@example.com";

    private static final Duration READY_PATIENCE = Duration.ofMinutes(3);
    private static final Duration SETTLE_PATIENCE = Duration.ofMinutes(1);

    private final PlatformSettings settings;
    private final DataDirectory data;
    private final StartupCache startupCache;
    private final ServiceCommand command;
    private final Servers servers;
    private final ParallelStart parallelStart;
    private final Readiness readiness = new Readiness();
    private final CompletableFuture<PlatformFailure> failure = new CompletableFuture<>();
    private final Object closeOnce = new Object();
    private Secrets secrets;
    private RunLock lock;
    private KafkaLog kafkaLog;
    private volatile ServiceFleet fleet;
    private volatile boolean closing;

    LocalPlatform(PlatformSettings settings) {
        this.settings = settings;
        this.data = settings.data();
        this.startupCache = new StartupCache(settings.cache(), settings.jdk());
        this.command = new ServiceCommand(settings, startupCache);
        this.servers = new Servers(settings, this::fail);
        this.parallelStart = new ParallelStart(settings.progress(), this::fail);
    }

    public static PlatformBuilder builder() {
        return new PlatformBuilder();
    }

    /**
     * Starts everything and returns when all services are ready. Close the platform also after a failure.
     *
     * @throws PlatformFailure when a port is taken, a platform runs on the same directory, or something does not come up
     */
    public void start() throws InterruptedException {
        try {
            takeDirectory();
            requireFreePorts();
            requireBuiltServices();
            secrets = Secrets.in(data.secrets());
            kafkaLog = KafkaLog.to(data.log("kafka"));
            fleet = new ServiceFleet(describeServices(), command, this::note);
        } catch (IOException e) {
            throw new PlatformFailure("cannot write to " + data.root() + ": " + e.getMessage(), e);
        }
        startEverything();
    }

    private void takeDirectory() throws IOException, InterruptedException {
        PrivateFile.createDirectory(data.root());
        Files.createDirectories(data.logs());
        lock = RunLock.acquire(data.lock())
                .orElseThrow(() -> new PlatformFailure(
                        "Quittance already runs on " + data.root() + "; ./quittance down stops it"));
        Optional<RunningPlatform> killed = RunningPlatform.read(data.running());
        if (killed.isPresent()) {
            killed.get().stopOrphans();
        }
        LocalPostgres.stopOrphan(data.postgres());
    }

    private void requireFreePorts() {
        requireFree(Endpoint.POSTGRES, 1);
        requireFree(Endpoint.KAFKA, 1);
        for (int replica = 1; replica <= settings.replicas(); replica++) {
            requireFree(Endpoint.GATEWAY, replica);
            for (Service service : Service.values()) {
                requireFree(service.endpoint(), replica);
            }
        }
    }

    private void requireFree(Endpoint endpoint, int replica) {
        int port = settings.ports().of(endpoint, replica);
        if (!Ports.isFree(port)) {
            throw new PlatformFailure("port " + port + " (" + endpoint.id() + ") is in use by another process;"
                    + " choose another with " + endpoint.variable() + " or " + endpoint.option());
        }
    }

    private void requireBuiltServices() {
        for (Service service : Service.values()) {
            command.program(service);
        }
    }

    private List<ServiceProcess> describeServices() throws IOException {
        ServiceEnvironment environment =
                new ServiceEnvironment(settings.ports(), settings.replicas(), secrets, data.mailbox());
        List<ServiceProcess> described = new ArrayList<>();
        for (int replica = 1; replica <= settings.replicas(); replica++) {
            for (Service service : Service.values()) {
                Instance instance = new Instance(service, replica);
                Map<String, String> variables = new HashMap<>(environment.of(instance));
                variables.putAll(settings.environment());
                int port = settings.ports().of(service.endpoint(), replica);
                ServiceProcess process =
                        new ServiceProcess(instance, port, variables, data.log(instance.name()), this::fail);
                process.rotateLog();
                described.add(process);
            }
        }
        return described;
    }

    private void startEverything() throws InterruptedException {
        // The services need PostgreSQL at once, to migrate. By the time they look for Kafka, it is there.
        CompletableFuture<Void> database = parallelStart.begin("postgres", () -> {
            servers.startPostgres(secrets);
            note();
        });
        parallelStart.begin("kafka", () -> {
            servers.startKafka();
            note();
        });
        for (ServiceProcess service : fleet.all()) {
            parallelStart.beginAfter(database, service.instance().name(), () -> start(service));
        }
        try {
            CompletableFuture.anyOf(parallelStart.all(), failure).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof PlatformFailure known ? known : new IllegalStateException(e.getCause());
        }
        if (failure.isDone()) {
            throw failure.join();
        }
    }

    private void start(ServiceProcess service) throws InterruptedException {
        fleet.launch(service);
        service.awaitReady(readiness, READY_PATIENCE);
    }

    private void fail(PlatformFailure reason) {
        if (!closing) {
            failure.complete(reason);
        }
    }

    /** Leaves word of what runs, for other commands and for the next start after a kill. */
    private synchronized void note() {
        List<RunningProcess> services = fleet.all().stream()
                .filter(ServiceProcess::isAlive)
                .map(service -> RunningProcess.of(
                        service.instance().name(),
                        service.port(),
                        service.process().toHandle()))
                .toList();
        RunningProcess launcher =
                RunningProcess.of("quittance", settings.ports().of(Endpoint.GATEWAY), ProcessHandle.current());
        try {
            new RunningPlatform(launcher, servers.running(), services).write(data.running());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + data.running(), e);
        }
    }

    /** The password of {@link #OPERATOR_EMAIL}. */
    public String operatorPassword() {
        return secrets.operatorPassword();
    }

    /** Completed with what broke, once something has ended that should not have. */
    public CompletableFuture<PlatformFailure> failure() {
        return failure;
    }

    /** Whether {@link #close} has begun. */
    public boolean isClosing() {
        return closing;
    }

    /** The address that clients use: the first gateway's. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + settings.ports().of(Endpoint.GATEWAY));
    }

    /** The address of an instance: health, metrics, and, but for the gateway, its API. */
    public URI url(Service service, int replica) {
        return URI.create("http://127.0.0.1:" + instance(service, replica).port());
    }

    public DataDirectory data() {
        return data;
    }

    /** The process of an instance, as it was last started. */
    public ProcessHandle process(Service service, int replica) {
        return instance(service, replica).process().toHandle();
    }

    public Path log(Service service, int replica) {
        return instance(service, replica).log();
    }

    /** PostgreSQL's main process. */
    public ProcessHandle postgresProcess() {
        return servers.postgres().process();
    }

    /** {@code host:port} of the broker. */
    public String kafkaBootstrapServers() {
        return "127.0.0.1:" + settings.ports().of(Endpoint.KAFKA);
    }

    /** A new connection to the database as one of a schema's roles; the caller closes it. */
    public Connection connect(ServiceSchema schema, DatabaseRole role) throws SQLException {
        return servers.postgres()
                .connect(schema.role(role), secrets.rolePasswords(schema).of(role));
    }

    /** SIGKILL: the instance ends in the middle of whatever it does, and stays away until {@link #restart}. */
    public void kill(Service service, int replica) throws InterruptedException {
        instance(service, replica).kill();
        note();
    }

    /** Stops an instance if it runs, starts it again and waits until it is ready. */
    public void restart(Service service, int replica) throws InterruptedException {
        ServiceProcess process = instance(service, replica);
        process.requestStop();
        process.awaitEnd();
        start(process);
    }

    /** Stops the broker; {@link #startKafka} brings it back with its records on the same port. */
    public void stopKafka() {
        servers.stopKafka();
    }

    public void startKafka() {
        servers.startKafka();
    }

    /** Ends every session and starts PostgreSQL again. */
    public void restartPostgres() {
        servers.restartPostgres();
        note();
    }

    private ServiceProcess instance(Service service, int replica) {
        return fleet.require(new Instance(service, replica));
    }

    /**
     * Makes the class data archives that are missing, one after the other: the next start is three times as fast. Takes a
     * minute or two of one processor, at the lowest priority.
     */
    public void fillStartupCache() throws IOException, InterruptedException {
        for (Service service : Service.values()) {
            startupCache.fill(command.program(service));
        }
    }

    /** Stops the services, all at once and cleanly, then Kafka, then PostgreSQL. */
    @Override
    public void close() {
        closing = true;
        synchronized (closeOnce) {
            try {
                if (fleet != null) {
                    fleet.retire();
                }
                parallelStart.cancel(SETTLE_PATIENCE);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            servers.close();
            releaseDirectory();
        }
    }

    private void releaseDirectory() {
        if (lock == null) {
            return; // another platform's
        }
        try {
            Files.deleteIfExists(data.running());
            if (kafkaLog != null) {
                kafkaLog.close();
            }
            lock.close();
            lock = null;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean up " + data.root(), e);
        }
    }
}
