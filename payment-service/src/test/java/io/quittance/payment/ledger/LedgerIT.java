package io.quittance.payment.ledger;

import static io.quittance.payment.Charging.count;
import static io.quittance.payment.Charging.customerWith;
import static io.quittance.payment.Charging.invoice;
import static io.quittance.payment.Charging.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.payment.SubscriptionServiceStandIn;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import io.quittance.testsupport.TestTenant;
import io.quittance.testsupport.TestTopics;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SubscriptionServiceStandIn.class, scope = TestResourceScope.GLOBAL)
class LedgerIT {
    private final TestTenant tenant = TestTenant.live();

    @BeforeEach
    void collect() {
        publish(tenant, invoice(customerWith(tenant, "pm_card_visa"), 4900));
        TestTopics.await(tenant, PaymentSucceeded.class, 1);
    }

    @Test
    void a_collected_payment_moves_what_was_owed_to_the_provider() throws Exception {
        assertThat(balance("provider_clearing")).isEqualTo(4900);
        assertThat(balance("receivable")).isEqualTo(-4900);
    }

    @Test
    void every_entry_adds_up_to_nothing() throws Exception {
        assertThat(count("""
                SELECT count(*) FROM (SELECT FROM journal_line GROUP BY tenant_id, livemode, entry_id, currency
                                      HAVING sum(amount_minor) <> 0) AS uneven""")).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE journal_line SET amount_minor = 1",
                "DELETE FROM journal_line",
                "UPDATE journal_entry SET booked_at = now()",
                "DELETE FROM journal_entry",
                "TRUNCATE journal_line"
            })
    void what_is_booked_stays(String attempt) throws SQLException {
        try (Connection connection = asService()) {
            assertThatThrownBy(() -> connection.createStatement().execute(attempt))
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void a_line_that_breaks_the_balance_is_refused_at_commit() throws SQLException {
        try (Connection connection = asService()) {
            connection.createStatement().execute("""
                            INSERT INTO journal_line (tenant_id, livemode, entry_id, line, account, amount_minor, currency)
                            SELECT tenant_id, livemode, entry_id, 3, 'receivable', 1, 'EUR' FROM journal_entry""");
            assertThatThrownBy(connection::commit).hasMessageContaining("does not balance");
        }
    }

    @Test
    void a_payment_is_booked_once() throws SQLException {
        try (Connection connection = asService()) {
            assertThatThrownBy(() -> connection.createStatement().execute("""
                            INSERT INTO journal_entry
                                (tenant_id, livemode, entry_id, kind, payment_id, effective_at, booked_at)
                            SELECT tenant_id, livemode, gen_random_uuid(), kind, payment_id, now(), now()
                            FROM journal_entry"""))
                    .hasMessageContaining("journal_entry_books_a_payment_once");
        }
    }

    private long balance(String account) throws SQLException {
        return count(
                "SELECT sum(amount_minor) FROM journal_line WHERE tenant_id = ? AND account = ?",
                tenant.id().value(),
                account);
    }

    // The role that the service has, bound to the tenant as its transactions are.
    private Connection asService() throws SQLException {
        Connection connection = Surroundings.connect("payment", "app");
        connection.setAutoCommit(false);
        connection
                .createStatement()
                .execute("SELECT set_config('app.tenant_id', '" + tenant.id().value()
                        + "', true), set_config('app.livemode', 'true', true)");
        return connection;
    }
}
