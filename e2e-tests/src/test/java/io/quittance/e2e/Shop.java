package io.quittance.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import io.quittance.local.journey.Api;
import io.quittance.local.journey.Patience;
import io.quittance.local.journey.WebhookReceiver;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A tenant that sells one plan to many customers at once, and whose client asks again until it has an answer. */
final class Shop implements AutoCloseable {
    static final int PRICE = 1000;
    private static final int AT_ONCE = 8;

    private final Api api;
    private final String tenantId;
    private final String plan;
    private final WebhookReceiver receiver = new WebhookReceiver();
    private final String webhookSecret;
    private final AtomicInteger subscribed = new AtomicInteger();
    private final ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE);

    private Shop(Api api, String tenantId) throws InterruptedException {
        this.api = api;
        this.tenantId = tenantId;
        this.plan = api.postUntilAnswered(
                        "/api/v1/billing/plans",
                        Map.of(
                                "name", "Pro",
                                "pricing_model", "flat",
                                "unit_amount", PRICE,
                                "currency", "EUR",
                                "interval", "month"))
                .require(201)
                .text("id");
        this.webhookSecret = api.post(
                        "/api/v1/webhooks/endpoints", Map.of("url", receiver.url(), "events", List.of("invoice.paid")))
                .require(201)
                .text("secret");
    }

    static Shop open(URI platform) throws InterruptedException {
        JsonNode registration = Api.of(platform)
                .post(
                        "/api/v1/auth/tenants/register",
                        Map.of(
                                "company_name",
                                "Shop",
                                "email",
                                "shop-" + UUID.randomUUID() + "@example.com",
                                "password",
                                UUID.randomUUID().toString()))
                .require(201)
                .body();
        for (JsonNode key : registration.path("api_keys")) {
            if (key.path("key").asText().startsWith("sk_test_")) {
                Api api = Api.of(platform).withKey(key.path("key").asText());
                return new Shop(api, registration.path("tenant").path("id").asText());
            }
        }
        throw new AssertionError("no test key: " + registration);
    }

    /** Starts selling so many subscriptions; the answer completes when each is answered. */
    Future<?> sell(int subscriptions) {
        List<Future<?>> sales = IntStream.range(0, subscriptions)
                .<Future<?>>mapToObj(n -> clients.submit(() -> sellOne(n)))
                .toList();
        return Executors.newSingleThreadExecutor(task -> {
                    Thread thread = new Thread(task, "sales");
                    thread.setDaemon(true);
                    return thread;
                })
                .submit(() -> {
                    for (Future<?> sale : sales) {
                        sale.get();
                    }
                    return null;
                });
    }

    private Void sellOne(int n) throws InterruptedException {
        String customer = api.postUntilAnswered(
                        "/api/v1/customers", Map.of("name", "Customer " + n, "email", "c" + n + "@example.com"))
                .require(201)
                .text("id");
        api.postUntilAnswered(
                        "/api/v1/payments/methods", Map.of("customer", customer, "provider_token", "pm_card_visa"))
                .require(201);
        api.postUntilAnswered("/api/v1/subscriptions", Map.of("customer", customer, "plan", plan))
                .require(201);
        subscribed.incrementAndGet();
        return null;
    }

    /** Waits until so many more subscriptions have been answered than now. */
    void awaitMoreSales(int more, int last) throws InterruptedException {
        int goal = Math.min(last, subscribed.get() + more);
        Patience.untilTrue(goal + " subscriptions", () -> subscribed.get() >= goal);
    }

    static void awaitAll(Future<?> sales) throws InterruptedException {
        try {
            sales.get();
        } catch (ExecutionException e) {
            throw new AssertionError("a client was refused", e.getCause());
        }
    }

    /** Waits until a verified webhook has told of so many different paid invoices. */
    void awaitWebhooks(int invoices) throws InterruptedException {
        Patience.untilTrue(
                invoices + " invoice.paid webhooks",
                () -> receiver.verified(webhookSecret).stream()
                                .map(event ->
                                        event.path("data").path("invoice_id").asText())
                                .distinct()
                                .count()
                        == invoices);
    }

    /** What the tenant reads about its business. */
    JsonNode overview() throws InterruptedException {
        return api.get("/api/v1/analytics/overview").require(200).body();
    }

    String tenantId() {
        return tenantId;
    }

    @Override
    public void close() {
        clients.shutdownNow();
        receiver.close();
    }
}
