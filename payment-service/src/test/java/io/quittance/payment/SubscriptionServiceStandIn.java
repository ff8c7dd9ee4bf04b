package io.quittance.payment;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quittance.kernel.CustomerId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The other service, as far as this one asks it: answers for a customer what a test told it to, else 404. */
public class SubscriptionServiceStandIn implements QuarkusTestResourceLifecycleManager {
    private static final Map<String, Integer> ANSWERS = new ConcurrentHashMap<>();
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private HttpServer server;

    public static void answer(CustomerId customer, int status) {
        ANSWERS.put(customer.toString(), status);
    }

    /** The {@code Authorization} with which a customer was asked for; null if it was not. */
    public static String tokenUsedFor(CustomerId customer) {
        return TOKENS.get(customer.toString());
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/api/v1/customers/", SubscriptionServiceStandIn::serve);
        server.start();
        return Map.of(
                "QUITTANCE_SUBSCRIPTION_URL",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
    }

    private static void serve(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestURI().getPath().substring("/api/v1/customers/".length());
        TOKENS.put(id, String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
        byte[] body = "{\"object\": \"customer\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(ANSWERS.getOrDefault(id, 404), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
