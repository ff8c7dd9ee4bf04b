package io.quittance.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.CloudEventHeaders;
import io.quittance.contracts.billing.InvoicePaid;
import io.quittance.contracts.subscription.CustomerCreated;
import io.quittance.contracts.subscription.SubscriptionActivated;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.EventId;
import io.quittance.kernel.InvoiceId;
import io.quittance.kernel.PlanId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.subscription.lifecycle.Subscribing;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The seams between a service and Kafka: what every service gets from the runtime, proven on this one. */
@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class SeamsIT {
    private final Subscribing here = Subscribing.aTenant();
    private final TestTenant tenant = here.tenant();

    @Test
    void a_redelivered_event_is_applied_once() {
        CustomerId customer = here.customer();
        SubscriptionId subscription = here.subscribed(customer, here.plan("flat", 1000));
        EventId event = EventId.next();
        InvoiceId invoice = InvoiceId.next();
        var paid = new InvoicePaid(invoice, customer, subscription, 1, 1000, "EUR", Instant.now());
        TestTopics.publish(event, tenant, customer.toString(), invoice.toString(), 1, paid);
        TestTopics.publish(event, tenant, customer.toString(), invoice.toString(), 1, paid);
        here.paymentFailed(customer, subscription); // behind both, on the same key
        await().until(() -> here.status(subscription), equalTo("past_due"));
        assertThat(TestTopics.await(tenant, SubscriptionActivated.class, 1)).hasSize(1);
    }

    @Test
    void a_poisoned_event_makes_only_its_key_wait() {
        PlanId plan = here.plan("flat", 1000);
        CustomerId poisoned = here.customer();
        CustomerId healthy = here.customer();
        SubscriptionId waiting = here.subscribed(poisoned, plan);
        SubscriptionId going = here.subscribed(healthy, plan);
        TestTopics.publishPoison(tenant, poisoned.toString(), InvoicePaid.class);
        here.invoicePaid(poisoned, waiting);
        here.invoicePaid(healthy, going);
        await().until(() -> here.status(going), equalTo("active"));
        await().until(() -> parked(poisoned), equalTo(2L));
        assertThat(here.status(waiting)).isEqualTo("incomplete");
    }

    @Test
    void what_waited_behind_an_event_is_applied_in_order_once_it_can_be() {
        CustomerId customer = here.customer();
        SubscriptionId early = SubscriptionId.next(); // not known yet, so its event cannot be applied
        SubscriptionId known = here.subscribed(customer, here.plan("flat", 1000));
        here.invoicePaid(customer, early);
        here.invoicePaid(customer, known);
        await().until(() -> parked(customer), equalTo(2L));
        rename(known, early);
        await().until(() -> here.status(early), equalTo("active"));
        rename(early, known);
        await().until(() -> parked(customer), equalTo(0L));
    }

    @Test
    void an_event_carries_the_callers_trace_and_its_own_place_in_line() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
        tenant.request()
                .header("traceparent", trace)
                .body("{\"name\": \"Ada\", \"email\": \"ada@example.com\"}")
                .post("/api/v1/customers")
                .then()
                .statusCode(201);
        var record = TestTopics.await(tenant, CustomerCreated.class, 1).get(0);
        assertThat(TestTopics.header(record, CloudEventHeaders.TRACEPARENT))
                .contains("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(TestTopics.header(record, CloudEventHeaders.SEQUENCE)).isEqualTo("1");
        assertThat(record.key()).isEqualTo(TestTopics.header(record, CloudEventHeaders.SUBJECT));
    }

    private static long parked(CustomerId customer) throws SQLException {
        return count("SELECT count(*) FROM subscription.parked_event WHERE event_key = ?", customer.toString());
    }

    private static long count(String query, String parameter) throws SQLException {
        try (Connection auditor = Surroundings.connect("subscription", "auditor");
                PreparedStatement statement = auditor.prepareStatement(query)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    private static void rename(SubscriptionId from, SubscriptionId to) {
        try (Connection connection = Surroundings.connectAsSuperuser();
                PreparedStatement statement =
                        connection.prepareStatement("UPDATE subscription.subscription SET id = ? WHERE id = ?")) {
            statement.setObject(1, to.value());
            statement.setObject(2, from.value());
            assertThat(statement.executeUpdate()).isOne();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
