package io.quittance.local.command;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.local.PlatformFailure;
import io.quittance.local.secrets.PrivateFile;
import io.quittance.local.secrets.Secrets;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * The tenant that a first start registers, so that there is something to try.
 *
 * @param keys in clear: one secret and one publishable key for each of the modes test and live
 */
record DemoTenant(
        @JsonProperty("tenant_id") String tenantId,
        @JsonProperty("email") String email,
        @JsonProperty("password") String password,
        @JsonProperty("keys") List<String> keys) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String EMAIL = "demo@example.com";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int CREATED = 201;
    private static final int CONFLICT = 409;

    /** The tenant that {@code file} remembers; without the file, a new one. */
    static DemoTenant seedOnce(URI platform, Path file) throws IOException, InterruptedException {
        if (Files.exists(file)) {
            return JSON.readValue(file.toFile(), DemoTenant.class);
        }
        DemoTenant tenant = register(platform);
        PrivateFile.write(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tenant));
        return tenant;
    }

    private static DemoTenant register(URI platform) throws IOException, InterruptedException {
        String password = Secrets.newPassword();
        String email = EMAIL;
        HttpResponse<String> response = register(platform, email, password);
        if (response.statusCode() == CONFLICT) {
            // Registered by a start that was killed before it could write the file; nobody has that tenant's keys.
            email = "demo-" + UUID.randomUUID() + "@example.com";
            response = register(platform, email, password);
        }
        if (response.statusCode() != CREATED) {
            throw new PlatformFailure(
                    "cannot register the demo tenant: " + response.statusCode() + " " + response.body());
        }
        JsonNode answer = JSON.readTree(response.body());
        List<String> keys = StreamSupport.stream(answer.path("api_keys").spliterator(), false)
                .map(key -> key.path("key").asText())
                .toList();
        return new DemoTenant(answer.path("tenant").path("id").asText(), email, password, keys);
    }

    private static HttpResponse<String> register(URI platform, String email, String password)
            throws IOException, InterruptedException {
        String body = JSON.writeValueAsString(
                Map.of("company_name", "Demo", "email", email, "password", password, "default_currency", "EUR"));
        HttpRequest request = HttpRequest.newBuilder(platform.resolve("/api/v1/auth/tenants/register/"))
                .header("Content-Type", "application/json")
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    /** The secret key of test mode: harmless to play with. */
    String testKey() {
        return keys.stream()
                .filter(key -> key.startsWith("sk_test_"))
                .findFirst()
                .orElseThrow();
    }
}
