package io.quittance.subscription.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.subscription.SubscriptionCanceled;
import io.quittance.contracts.subscription.SubscriptionRenewed;
import io.quittance.kernel.CustomerId;
import io.quittance.kernel.SubscriptionId;
import io.quittance.subscription.lifecycle.Subscribing;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestTopics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
class RenewalIT {
    private final Subscribing here = Subscribing.aTenant();

    @Test
    void a_subscription_renews_when_its_period_is_over() throws SQLException {
        SubscriptionId subscription = active();
        letMonthsPass(subscription, 1);
        var renewed = renewals(1).get(0);
        assertThat(renewed.subscriptionId()).isEqualTo(subscription);
        assertThat(here.get(subscription).extract().<String>path("current_period_start"))
                .isEqualTo(renewed.periodStart().toString());
    }

    @Test
    void after_downtime_every_period_is_billed_once_and_in_order() throws SQLException {
        SubscriptionId subscription = active();
        letMonthsPass(subscription, 3);
        List<SubscriptionRenewed> renewed = renewals(3);
        assertThat(renewed.get(0).periodEnd()).isEqualTo(renewed.get(1).periodStart());
        assertThat(renewed.get(1).periodEnd()).isEqualTo(renewed.get(2).periodStart());
    }

    @Test
    void a_scheduled_cancellation_takes_effect_at_the_end_of_the_period() throws SQLException {
        SubscriptionId subscription = active();
        here.tenant()
                .request()
                .body(Map.of("at", "period_end"))
                .post("/api/v1/subscriptions/" + subscription + "/cancellation")
                .then()
                .statusCode(200)
                .body("status", equalTo("active"))
                .body("cancel_at_period_end", equalTo(true));
        letMonthsPass(subscription, 1);
        TestTopics.await(here.tenant(), SubscriptionCanceled.class, 1);
        assertThat(here.status(subscription)).isEqualTo("canceled");
    }

    private SubscriptionId active() {
        CustomerId customer = here.customer();
        SubscriptionId subscription = here.subscribed(customer, here.plan("flat", 1000));
        here.invoicePaid(customer, subscription);
        await().until(() -> here.status(subscription), equalTo("active"));
        return subscription;
    }

    private List<SubscriptionRenewed> renewals(int count) {
        return TestTopics.await(here.tenant(), SubscriptionRenewed.class, count).stream()
                .map(record -> TestTopics.data(record, SubscriptionRenewed.class))
                .toList();
    }

    // Moves the subscription into the past, which is the same as letting time pass.
    private static void letMonthsPass(SubscriptionId subscription, int months) throws SQLException {
        try (Connection connection = Surroundings.connectAsSuperuser();
                PreparedStatement statement = connection.prepareStatement("""
                        UPDATE subscription.subscription SET anchor_at = anchor_at - make_interval(months => ?, days => 1),
                            period_start = period_start - make_interval(months => ?, days => 1),
                            period_end = period_end - make_interval(months => ?, days => 1) WHERE id = ?""")) {
            for (int i = 1; i <= 3; i++) {
                statement.setInt(i, months);
            }
            statement.setObject(4, subscription.value());
            assertThat(statement.executeUpdate()).isOne();
        }
    }
}
