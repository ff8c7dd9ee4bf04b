package io.quittance.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/**
 * The platform's API as a client of a tenant uses it. Every POST carries an {@code Idempotency-Key}, so a lost answer is asked
 * for again without doing anything twice.
 */
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int FIRST_UNSAFE_STATUS = 500;

    private final HttpClient client;
    private final URI platform;
    private final String key;

    private Api(HttpClient client, URI platform, String key) {
        this.client = client;
        this.platform = platform;
        this.key = key;
    }

    /** Without a key: for registering. */
    public static Api of(URI platform) {
        return new Api(HttpClient.newHttpClient(), platform, null);
    }

    public Api withKey(String newKey) {
        return new Api(client, platform, newKey);
    }

    public Answer get(String path) throws InterruptedException {
        return send(request(path).GET().build());
    }

    /** A GET with a header of the caller's own choice. */
    public Answer get(String path, String header, String value) throws InterruptedException {
        return send(request(path).header(header, value).GET().build());
    }

    public Answer post(String path, Map<String, ?> body) throws InterruptedException {
        return post(path, body, UUID.randomUUID().toString());
    }

    public Answer post(String path, Map<String, ?> body, String idempotencyKey) throws InterruptedException {
        try {
            return send(request(path)
                    .header("Content-Type", "application/json")
                    .header("Idempotency-Key", idempotencyKey)
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                    .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A POST that goes on asking, with one and the same idempotency key, until the platform has an answer: through refused
     * connections, lost answers and 5xx.
     */
    public Answer postUntilAnswered(String path, Map<String, ?> body) throws InterruptedException {
        String idempotencyKey = UUID.randomUUID().toString();
        return Patience.until("an answer to POST " + path, () -> {
            try {
                Answer answer = post(path, body, idempotencyKey);
                boolean settled = answer.status() < FIRST_UNSAFE_STATUS
                        && !"idempotency_key_in_use".equals(answer.text("code"))
                        && answer.status() != 429;
                return settled ? answer : null;
            } catch (UncheckedIOException lost) {
                return null;
            }
        });
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(platform.resolve(path)).timeout(PATIENCE);
        return key == null ? request : request.header("Authorization", "Bearer " + key);
    }

    private Answer send(HttpRequest request) throws InterruptedException {
        try {
            HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
            return new Answer(response.statusCode(), JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Status and body of an answer. */
    public record Answer(int status, JsonNode body) {
        /** A member of the body as text; empty if there is none. */
        public String text(String member) {
            return body.path(member).asText();
        }

        /** This answer, if it has the status; else the journey ends here. */
        public Answer require(int expected) {
            if (status != expected) {
                throw new JourneyFailed("expected " + expected + ", was answered " + status + ": " + body);
            }
            return this;
        }
    }
}
