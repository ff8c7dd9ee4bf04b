package io.quittance.webhook;

import static org.awaitility.Awaitility.await;

import io.quittance.contracts.EventData;
import io.quittance.contracts.billing.InvoicePaid;
import io.quittance.contracts.billing.InvoiceVoided;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.EventId;
import io.quittance.kernel.InvoiceId;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What a tenant does with webhooks, in words. */
public record Webhooks(TestTenant tenant) {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    public static final String ENDPOINTS = "/api/v1/webhooks/endpoints";
    public static final String DELIVERIES = "/api/v1/webhooks/deliveries";

    public Endpoint endpoint(String url, String... events) {
        JsonPath created = tenant.request()
                .body(Map.of("url", url, "events", List.of(events)))
                .post(ENDPOINTS)
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Endpoint(created.getString("id"), created.getString("secret"));
    }

    public void change(Endpoint endpoint, String body) {
        tenant.request()
                .body(body)
                .patch(ENDPOINTS + "/" + endpoint.id())
                .then()
                .statusCode(200);
    }

    public EventId invoicePaid() {
        return invoicePaid(CustomerId.next());
    }

    /** Events of one customer keep their order. */
    public EventId invoicePaid(CustomerId customer) {
        EventId event = EventId.next();
        redeliver(event, customer, InvoiceId.next());
        return event;
    }

    /** Publishes the payment of an invoice under an id that may have been published before. */
    public void redeliver(EventId event, CustomerId customer, InvoiceId invoice) {
        TestTopics.publish(
                event,
                tenant,
                customer.toString(),
                invoice.toString(),
                1,
                new InvoicePaid(invoice, customer, null, 1, 1999, "EUR", Instant.parse("2026-03-01T10:00:00Z")));
    }

    public EventId invoiceVoided() {
        return invoiceVoided(CustomerId.next());
    }

    public EventId invoiceVoided(CustomerId customer) {
        InvoiceId invoice = InvoiceId.next();
        return publish(customer.toString(), invoice.toString(), new InvoiceVoided(invoice, customer, null, 1));
    }

    public EventId publish(String key, String subject, EventData data) {
        return TestTopics.publish(tenant, key, subject, 1, data);
    }

    /** Deliveries, newest first. */
    public List<Map<String, Object>> deliveries(String query) {
        return tenant.request()
                .get(DELIVERIES + "?limit=100" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("data");
    }

    /** The only delivery to an endpoint, once it has a status. */
    public JsonPath awaitDelivery(Endpoint endpoint, String status) {
        await().atMost(PATIENCE)
                .until(() -> deliveries("&endpoint=" + endpoint.id() + "&status=" + status)
                                .size()
                        == 1);
        return delivery((String) deliveries("&endpoint=" + endpoint.id()).get(0).get("id"));
    }

    public JsonPath delivery(String id) {
        return tenant.request()
                .get(DELIVERIES + "/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    public record Endpoint(String id, String secret) {}
}
