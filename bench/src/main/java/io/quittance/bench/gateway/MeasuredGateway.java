package io.quittance.bench.gateway;

import io.quittance.bench.CpuTime;
import io.quittance.embedded.LocalKafka;
import io.quittance.embedded.Ports;
import io.quittance.local.running.ResidentMemory;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The gateway as it is deployed, with one event loop, between a static upstream and a real broker; three processes besides ours. */
final class MeasuredGateway implements AutoCloseable {
    static final byte[] PEPPER = new byte[32];

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> SERVICES =
            List.of("TENANT", "BILLING", "SUBSCRIPTION", "PAYMENT", "WEBHOOK", "ANALYTICS");

    private final LocalKafka kafka;
    private final Process upstream;
    private final int upstreamPort;
    private final Process gateway;
    private final int port;
    private final int privatePort;

    private MeasuredGateway(Path repository) throws IOException {
        kafka = LocalKafka.throwaway();
        kafka.createTopics();
        upstreamPort = Ports.free();
        port = Ports.free();
        privatePort = Ports.free();
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        upstream = new ProcessBuilder(
                        java,
                        "-XX:+UseSerialGC",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StaticUpstream.class.getName(),
                        Integer.toString(upstreamPort))
                .inheritIO()
                .start();
        List<String> command = new ArrayList<>(List.of(java, "-XX:+UseSerialGC", "-Xmx128m"));
        command.addAll(List.of(
                "-jar",
                repository.resolve("gateway/target/quarkus-app/quarkus-run.jar").toString()));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment()
                .putAll(Map.of(
                        "QUITTANCE_GATEWAY_PORT",
                        Integer.toString(port),
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(privatePort),
                        "QUITTANCE_KEY_PEPPER",
                        Base64.getEncoder().encodeToString(PEPPER),
                        "QUITTANCE_INTERNAL_PRIVATE_KEY",
                        privateKeyFile().toString(),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        kafka.bootstrapServers(),
                        "QUITTANCE_GATEWAY_EVENT_LOOPS",
                        "1",
                        // Limits are reckoned with, and never reached.
                        "QUITTANCE_GATEWAY_RATE_LIMIT_PER_SECOND",
                        "1000000",
                        "QUITTANCE_GATEWAY_RATE_LIMIT_BURST",
                        "2000000",
                        "QUITTANCE_GATEWAY_RATE_LIMIT_TENANT_PER_SECOND",
                        "1000000",
                        "QUITTANCE_GATEWAY_RATE_LIMIT_TENANT_BURST",
                        "2000000"));
        builder.environment().put("QUITTANCE_GATEWAY_RATE_LIMIT_ANONYMOUS_PER_SECOND", "1000000");
        builder.environment().put("QUITTANCE_GATEWAY_RATE_LIMIT_ANONYMOUS_BURST", "2000000");
        for (String service : SERVICES) {
            builder.environment().put("QUITTANCE_UPSTREAM_" + service, "http://127.0.0.1:" + upstreamPort);
        }
        gateway = builder.start();
    }

    /** Starts all and waits until revocations are heard. */
    static MeasuredGateway start(Path repository) throws IOException, InterruptedException {
        MeasuredGateway measured = new MeasuredGateway(repository);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!measured.metrics().contains("quittance_gateway_revocations_heard 1.0")) {
            if (System.nanoTime() > deadline || !measured.gateway.isAlive()) {
                measured.close();
                throw new IllegalStateException("the gateway did not start");
            }
            Thread.sleep(200);
        }
        return measured;
    }

    int port() {
        return port;
    }

    int upstreamPort() {
        return upstreamPort;
    }

    String kafka() {
        return kafka.bootstrapServers();
    }

    /** CPU time that the gateway's process has used so far. */
    Duration cpu() {
        return CpuTime.of(gateway.toHandle(), false);
    }

    /** Bytes that the gateway's process occupies. */
    long resident() {
        return ResidentMemory.of(gateway.toHandle()).orElse(0);
    }

    private String metrics() {
        try {
            HttpURLConnection connection =
                    (HttpURLConnection) URI.create("http://127.0.0.1:" + privatePort + "/q/metrics")
                            .toURL()
                            .openConnection();
            connection.setConnectTimeout(1_000);
            connection.setReadTimeout(5_000);
            return new String(connection.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IOException notYet) {
            return "";
        }
    }

    @Override
    public void close() {
        gateway.destroy();
        gateway.onExit().join();
        upstream.destroy();
        upstream.onExit().join();
        kafka.close();
    }

    private static Path privateKeyFile() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            Path file = Files.createTempFile("internal", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder()
                                    .encodeToString(generator
                                            .generateKeyPair()
                                            .getPrivate()
                                            .getEncoded())
                            + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
