package io.quittance.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.embedded.Ports;
import io.quittance.local.running.RunLock;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stops a platform from starting. That one starts, breaks and recovers is shown where the services are: e2e-tests. */
class LocalPlatformTest {

    @TempDir
    Path directory;

    @Test
    void a_taken_port_is_named_with_what_changes_it() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int taken = other.getLocalPort();
            PlatformBuilder platform = LocalPlatform.builder()
                    .directory(directory)
                    .ports((endpoint, replica) -> endpoint == Endpoint.PAYMENT ? taken : Ports.free());

            assertThatThrownBy(platform::start)
                    .isInstanceOf(PlatformFailure.class)
                    .hasMessage("port " + taken + " (payment) is in use by another process;"
                            + " choose another with QUITTANCE_PAYMENT_PORT or --payment-port");
        }
        assertThat(directory.resolve("postgres")).doesNotExist();
    }

    @Test
    void a_second_platform_on_the_same_directory_is_refused() throws Exception {
        try (RunLock first = RunLock.acquire(directory.resolve("lock")).orElseThrow()) {
            assertThat(first).isNotNull();
            assertThatThrownBy(LocalPlatform.builder().directory(directory)::start)
                    .isInstanceOf(PlatformFailure.class)
                    .hasMessageContaining("already runs on " + directory);
        }
    }

    @Test
    void a_service_that_is_not_built_is_named() throws Exception {
        Path elsewhere = Files.createDirectory(directory.resolve("checkout"));
        PlatformBuilder platform = LocalPlatform.builder()
                .repository(elsewhere)
                .directory(directory)
                .ports(PlatformPorts.free());

        assertThatThrownBy(platform::start)
                .isInstanceOf(PlatformFailure.class)
                .hasMessageContaining("tenant-service is not built");
        assertThat(directory.resolve("postgres")).doesNotExist();
    }
}
