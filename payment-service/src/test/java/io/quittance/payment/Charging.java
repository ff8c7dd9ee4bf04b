package io.quittance.payment;

import io.quittance.contracts.billing.InvoiceFinalized;
import io.quittance.contracts.subscription.CustomerCreated;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import io.restassured.response.ValidatableResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** What the tests of this service do over and over, as the rest of the platform would. */
public final class Charging {
    private Charging() {}

    /** A customer of whom subscription-service has told us. */
    public static CustomerId customer(TestTenant tenant) {
        CustomerId id = CustomerId.next();
        TestTopics.publish(
                tenant, id.toString(), id.toString(), 1, new CustomerCreated(id, "Ada", "ada@example.com", "EUR"));
        eventually(() -> count("SELECT count(*) FROM customer WHERE id = ?", id.value()) == 1);
        return id;
    }

    public static ValidatableResponse attach(TestTenant tenant, CustomerId customer, String token) {
        return tenant.request()
                .body("{\"customer\": \"" + customer + "\", \"provider_token\": \"" + token + "\"}")
                .post("/api/v1/payments/methods")
                .then();
    }

    public static CustomerId customerWith(TestTenant tenant, String token) {
        CustomerId customer = customer(tenant);
        attach(tenant, customer, token).statusCode(201);
        return customer;
    }

    public static InvoiceFinalized invoice(CustomerId customer, long amountMinor) {
        return new InvoiceFinalized(
                InvoiceId.next(), customer, SubscriptionId.next(), 1, amountMinor, amountMinor, "EUR", Instant.now());
    }

    public static void publish(TestTenant tenant, InvoiceFinalized invoice) {
        TestTopics.publish(
                tenant, invoice.customerId().toString(), invoice.invoiceId().toString(), 1, invoice);
    }

    /** A number from the database, across tenants. */
    public static long count(String query, Object... parameters) throws SQLException {
        try (var connection = Surroundings.connect("payment", "auditor");
                var statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    public static void eventually(Callable<Boolean> condition) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(25))
                .until(condition);
    }
}
