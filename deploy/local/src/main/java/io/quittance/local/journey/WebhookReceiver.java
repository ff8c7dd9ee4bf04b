package io.quittance.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A tenant's server that receives webhooks, and verifies each with the official library before it believes a word. */
public final class WebhookReceiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final Queue<Delivery> waiting = new ConcurrentLinkedQueue<>();

    /** Listens on a free port of the loopback address. */
    public WebhookReceiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::receive);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks";
    }

    /** What was received and is verified with the endpoint's secret; a forged delivery ends the journey. */
    public List<JsonNode> verified(String secret) {
        return waiting.stream().map(delivery -> delivery.verified(secret)).toList();
    }

    /** The first verified delivery of an event's type. */
    public Optional<JsonNode> verified(String secret, String type) {
        return verified(secret).stream()
                .filter(event -> type.equals(event.path("type").asText()))
                .findFirst();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            waiting.add(new Delivery(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    private record Delivery(HttpHeaders headers, String body) {
        JsonNode verified(String secret) {
            try {
                new Webhook(secret).verify(body, headers);
                return JSON.readTree(body);
            } catch (WebhookVerificationException | EmptyWebhookSecretException | IOException e) {
                throw new JourneyFailed("a webhook came that cannot be believed: " + e.getMessage());
            }
        }
    }
}
