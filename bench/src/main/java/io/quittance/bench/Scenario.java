package io.quittance.bench;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;

/** A request whose cost is of interest, and what it may cost. */
enum Scenario {
    /** Who am I? Nothing but edge, key and token. */
    VERIFY("verify", 0.30, 200) {
        @Override
        HttpRequest.Builder request(URI platform) {
            return HttpRequest.newBuilder(platform.resolve("/api/v1/auth/tenants/verify/"));
        }
    },
    /** Durable, with its event, and with all that the other services do about it. */
    CREATE_CUSTOMER("customer create", 1.50, 201) {
        @Override
        HttpRequest.Builder request(URI platform) {
            return HttpRequest.newBuilder(platform.resolve("/api/v1/customers"))
                    .header("Content-Type", "application/json")
                    .POST(
                            BodyPublishers.ofString(
                                    "{\"name\": \"Ada Lovelace\", \"email\": \"ada@example.com\", \"metadata\": {\"crm\": \"4711\"}}"));
        }
    },
    /** A page of twenty, among many. */
    LIST_CUSTOMERS("customer list of 20", 0.80, 200) {
        @Override
        HttpRequest.Builder request(URI platform) {
            return HttpRequest.newBuilder(platform.resolve("/api/v1/customers?limit=20"));
        }
    };

    private final String title;
    private final double targetMillis;
    private final int expectedStatus;

    Scenario(String title, double targetMillis, int expectedStatus) {
        this.title = title;
        this.targetMillis = targetMillis;
        this.expectedStatus = expectedStatus;
    }

    abstract HttpRequest.Builder request(URI platform);

    String title() {
        return title;
    }

    /** CPU-milliseconds per request that all processes together may use. */
    double targetMillis() {
        return targetMillis;
    }

    int expectedStatus() {
        return expectedStatus;
    }
}
