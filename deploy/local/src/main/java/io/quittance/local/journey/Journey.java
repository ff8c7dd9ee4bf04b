package io.quittance.local.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * From a tenant's registration to a paid invoice, a signed webhook and MRR; with a customer whose card is declined; and with a
 * second tenant that sees none of it. Each step is told to the narrator with its answer, and what is not as promised ends it.
 */
public final class Journey {
    private static final int PRICE = 1900;

    private final Api anonymous;
    private final Narrator narrator;

    public Journey(URI platform, Narrator narrator) {
        this.anonymous = Api.of(platform);
        this.narrator = narrator;
    }

    /** What there is to see at the end. */
    public record Result(String tenantId, String customerId, String subscriptionId, String invoiceId, int webhooks) {}

    public Result run() throws InterruptedException {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            return run(receiver);
        }
    }

    private Result run(WebhookReceiver receiver) throws InterruptedException {
        JsonNode registration = register("Lovelace Engines");
        Api tenant = anonymous.withKey(testKey(registration));

        String plan = step(
                        "Create a plan",
                        tenant.post(
                                        "/api/v1/billing/plans",
                                        Map.of(
                                                "name", "Pro",
                                                "pricing_model", "flat",
                                                "unit_amount", PRICE,
                                                "currency", "EUR",
                                                "interval", "month",
                                                "interval_count", 1))
                                .require(201))
                .text("id");

        Api.Answer endpoint = tenant.post(
                        "/api/v1/webhooks/endpoints", Map.of("url", receiver.url(), "events", List.of("*")))
                .require(201);
        narrator.step("Register a webhook endpoint (a server that this demo runs)", withoutSecret(endpoint.body()));
        String secret = endpoint.text("secret");

        String customer = customer(tenant, "Ada Lovelace", "pm_card_visa");
        String subscription = subscribe(tenant, customer, plan);
        Api.Answer active = Patience.until("the subscription to become active", () -> {
            Api.Answer seen =
                    tenant.get("/api/v1/subscriptions/" + subscription).require(200);
            return "active".equals(seen.text("status")) ? seen : null;
        });
        step("The subscription is active", active);

        JsonNode invoice = onlyInvoice(tenant, subscription);
        require("the first invoice has number 1", invoice.path("number").asLong() == 1);
        require("it is paid", "paid".equals(invoice.path("status").asText()));
        require("it is over the plan's price", invoice.path("total").asLong() == PRICE);
        narrator.step("Its invoice is number 1, and paid", invoice);

        JsonNode webhook = Patience.until("the invoice.paid webhook", () -> receiver.verified(secret, "invoice.paid")
                .orElse(null));
        narrator.step("The webhook came, and its signature is good", webhook);

        narrator.step("MRR is right", overview(tenant, PRICE, 1));

        String declined = customer(tenant, "Charles Babbage", "pm_card_chargeCustomerFail");
        String unpaid = subscribe(tenant, declined, plan);
        JsonNode open = Patience.until("the second invoice to be refused", () -> {
            JsonNode invoices = invoices(tenant, unpaid);
            boolean refused = invoices.size() == 1
                    && invoices.get(0).path("attempt_count").asInt() > 0;
            return refused ? invoices.get(0) : null;
        });
        require(
                "the unpaid invoice stays open",
                "open".equals(open.path("status").asText()));
        require("it has number 2", open.path("number").asLong() == 2);
        narrator.step("A declined card leaves invoice 2 open", open);
        Api.Answer incomplete = tenant.get("/api/v1/subscriptions/" + unpaid).require(200);
        require("its subscription is incomplete", "incomplete".equals(incomplete.text("status")));
        step("and the subscription incomplete", incomplete);
        overview(tenant, PRICE, 1);

        String invoiceId = invoice.path("id").asText();
        seesNothing(
                tenantIdOf(registration),
                List.of(
                        "/api/v1/customers/" + customer,
                        "/api/v1/subscriptions/" + subscription,
                        "/api/v1/billing/plans/" + plan,
                        "/api/v1/billing/invoices/" + invoiceId,
                        "/api/v1/webhooks/endpoints/" + endpoint.text("id")));
        return new Result(
                tenantIdOf(registration),
                customer,
                subscription,
                invoiceId,
                receiver.verified(secret).size());
    }

    private JsonNode register(String company) throws InterruptedException {
        Api.Answer answer = anonymous
                .post(
                        "/api/v1/auth/tenants/register/",
                        Map.of(
                                "company_name",
                                company,
                                "email",
                                "owner-" + UUID.randomUUID() + "@example.com",
                                "password",
                                UUID.randomUUID().toString(),
                                "default_currency",
                                "EUR"))
                .require(201);
        narrator.step("Register " + company, answer.body().path("tenant"));
        return answer.body();
    }

    private String customer(Api tenant, String name, String card) throws InterruptedException {
        Api.Answer customer = tenant.post("/api/v1/customers", Map.of("name", name, "email", "someone@example.com"))
                .require(201);
        step("Create customer " + name, customer);
        step(
                "Attach " + card,
                tenant.post("/api/v1/payments/methods", Map.of("customer", customer.text("id"), "provider_token", card))
                        .require(201));
        return customer.text("id");
    }

    private String subscribe(Api tenant, String customer, String plan) throws InterruptedException {
        return step(
                        "Subscribe",
                        tenant.post("/api/v1/subscriptions", Map.of("customer", customer, "plan", plan))
                                .require(201))
                .text("id");
    }

    private JsonNode overview(Api tenant, long mrr, long active) throws InterruptedException {
        return Patience.until("the overview to show an MRR of " + mrr, () -> {
            JsonNode seen =
                    tenant.get("/api/v1/analytics/overview").require(200).body();
            boolean right = seen.path("active_subscriptions").asLong() == active
                    && seen.path("currencies").path(0).path("mrr").asLong() == mrr
                    && seen.path("revenue_by_day").path(0).path("amount").asLong() == mrr;
            return right ? seen : null;
        });
    }

    private static JsonNode onlyInvoice(Api tenant, String subscription) throws InterruptedException {
        JsonNode invoices = invoices(tenant, subscription);
        require("one subscription period has one invoice", invoices.size() == 1);
        return invoices.get(0);
    }

    private static JsonNode invoices(Api tenant, String subscription) throws InterruptedException {
        return tenant.get("/api/v1/billing/invoices?subscription=" + subscription)
                .require(200)
                .body()
                .path("data");
    }

    /** A second tenant tries every id, every list and a forged header. */
    private void seesNothing(String otherTenant, List<String> objects) throws InterruptedException {
        Api stranger = anonymous.withKey(testKey(register("Nosy Neighbours")));
        List<String> lists = new ArrayList<>();
        for (String object : objects) {
            stranger.get(object).require(404);
            stranger.get(object, "X-Tenant-Id", otherTenant).require(404);
            lists.add(object.substring(0, object.lastIndexOf('/')));
        }
        lists.addAll(List.of("/api/v1/payments", "/api/v1/webhooks/deliveries", "/api/v1/analytics/events"));
        for (String list : lists) {
            require(
                    list + " is empty for a stranger",
                    stranger.get(list, "X-Tenant-Id", otherTenant)
                            .require(200)
                            .body()
                            .path("data")
                            .isEmpty());
        }
        Api.Answer overview = stranger.get("/api/v1/analytics/overview").require(200);
        require(
                "a stranger has no revenue",
                overview.body().path("active_subscriptions").asLong() == 0);
        narrator.step("The second tenant sees none of it: every id a 404, every list empty", overview.body());
    }

    private Api.Answer step(String title, Api.Answer answer) {
        narrator.step(title, answer.body());
        return answer;
    }

    private static void require(String promise, boolean kept) {
        if (!kept) {
            throw new JourneyFailed("it is not so that " + promise);
        }
    }

    private static JsonNode withoutSecret(JsonNode endpoint) {
        ObjectNode shown = endpoint.deepCopy();
        return shown.put("secret", "whsec_… (shown once)");
    }

    private static String tenantIdOf(JsonNode registration) {
        return registration.path("tenant").path("id").asText();
    }

    private static String testKey(JsonNode registration) {
        for (JsonNode key : registration.path("api_keys")) {
            if (key.path("key").asText().startsWith("sk_test_")) {
                return key.path("key").asText();
            }
        }
        throw new JourneyFailed("registration answered no sk_test_ key");
    }
}
