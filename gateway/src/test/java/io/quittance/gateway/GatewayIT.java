package io.quittance.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The gateway as it is deployed: configured by its environment, with Kafka, a tenant-service and its private port. */
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class GatewayIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient client = HttpClient.newHttpClient();

    @TestHTTPResource("/")
    URI privatePort;

    @Test
    void it_is_ready_and_alive() throws Exception {
        assertThat(get(privatePort.resolve("/q/health/ready"), null).statusCode())
                .isEqualTo(200);
        assertThat(get(privatePort.resolve("/q/health/live"), null).statusCode())
                .isEqualTo(200);
    }

    @Test
    void it_proxies() throws Exception {
        HttpResponse<String> answer = call(Surroundings.key("key_proxied00000000000000000"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"bytes\":0}");
    }

    @Test
    void it_measures_with_buckets_and_names_no_caller() throws Exception {
        call(Surroundings.key("key_measured0000000000000000"));

        String metrics = get(privatePort.resolve("/q/metrics"), null).body();

        assertThat(metrics)
                .contains("quittance_gateway_requests_seconds_bucket{route=\"tenant\",status=\"2xx\",le=\"0.001\"}")
                .contains("quittance_gateway_keys_known")
                .contains("quittance_gateway_in_flight")
                .doesNotContain("ten_", "key_measured");
    }

    @Test
    void its_private_port_is_not_the_public_one() throws Exception {
        assertThat(get(Surroundings.publicPort().resolve("/q/metrics"), null).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_key_that_is_revoked_somewhere_is_refused_here() throws Exception {
        String key = Surroundings.key("key_revoked00000000000000000");
        await().atMost(PATIENCE).until(this::heardOfRevocations);
        assertThat(call(key).statusCode()).isEqualTo(200);

        long revokedAt = System.nanoTime();
        Surroundings.revoke("key_revoked00000000000000000", key);

        await().atMost(PATIENCE).until(() -> call(key).statusCode() == 401);
        // Long before the key would have been asked for again.
        assertThat(Duration.ofNanos(System.nanoTime() - revokedAt)).isLessThan(Duration.ofSeconds(30));
    }

    private boolean heardOfRevocations() throws IOException, InterruptedException {
        return get(privatePort.resolve("/q/metrics"), null).body().contains("quittance_gateway_revocations_heard 1.0");
    }

    private HttpResponse<String> call(String key) throws IOException, InterruptedException {
        return get(Surroundings.publicPort().resolve("/api/v1/auth/tenants/verify"), key);
    }

    private HttpResponse<String> get(URI uri, String key) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
