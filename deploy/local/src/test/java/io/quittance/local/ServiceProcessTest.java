package io.quittance.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.quittance.embedded.Ports;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServiceProcessTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path directory;

    private final CompletableFuture<PlatformFailure> crash = new CompletableFuture<>();
    private final int port = Ports.free();

    @Test
    void an_end_that_nobody_asked_for_is_reported_with_the_log() throws Exception {
        ServiceProcess process = process();

        process.start(List.of("sh", "-c", "echo $GREETING; exit 3"));

        assertThat(crash.get(30, TimeUnit.SECONDS))
                .hasMessage("billing has ended unexpectedly (status 3), see " + directory.resolve("billing.log"));
        assertThat(Files.readString(process.log())).isEqualTo("hello\n");
    }

    @Test
    void a_stop_that_was_asked_for_is_no_crash() throws Exception {
        ServiceProcess process = process();
        process.start(List.of("sleep", "600"));

        process.requestStop();
        process.awaitEnd();

        assertThat(process.isAlive()).isFalse();
        assertThat(crash).isNotDone();
    }

    @Test
    void a_killed_process_can_be_started_again() throws Exception {
        ServiceProcess process = process();
        process.start(List.of("sleep", "600"));
        process.kill();
        assertThat(process.isAlive()).isFalse();

        process.start(List.of("sleep", "600"));

        assertThat(process.isAlive()).isTrue();
        assertThat(crash).isNotDone();
        process.kill();
    }

    @Test
    void waiting_for_readiness_ends_with_the_process() throws Exception {
        ServiceProcess process = process();
        process.start(List.of("sh", "-c", "exit 1"));

        assertThatThrownBy(() -> process.awaitReady(new Readiness(), PATIENCE))
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining("status 1");
    }

    @Test
    void is_ready_when_it_says_so() throws Exception {
        HttpServer health = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
        health.createContext("/q/health/ready", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        ServiceProcess process = process();
        process.start(List.of("sleep", "600"));
        health.start();
        try {
            process.awaitReady(new Readiness(), PATIENCE);
        } finally {
            health.stop(0);
            process.kill();
        }
    }

    @Test
    void the_log_of_the_run_before_is_kept() throws Exception {
        ServiceProcess process = process();
        Files.writeString(process.log(), "before\n");

        process.rotateLog();

        assertThat(process.log()).doesNotExist();
        assertThat(directory.resolve("billing.previous.log")).hasContent("before");
    }

    private ServiceProcess process() {
        return new ServiceProcess(
                new Instance(Service.BILLING, 1),
                port,
                Map.of("GREETING", "hello"),
                directory.resolve("billing.log"),
                crash::complete);
    }
}
