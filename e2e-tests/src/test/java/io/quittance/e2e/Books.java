package io.quittance.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.embedded.DatabaseRole;
import io.quittance.embedded.ServiceSchema;
import io.quittance.kernel.TenantId;
import io.quittance.local.LocalPlatform;
import io.quittance.local.journey.Patience;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;

/** The books of one tenant over all schemas, read by the auditors: what must be so when everything has settled. */
final class Books {
    private final LocalPlatform platform;
    private final UUID tenant;

    Books(LocalPlatform platform, String tenantId) {
        this.platform = platform;
        this.tenant = TenantId.fromString(tenantId).value();
    }

    /** Waits until so many subscriptions are active, and nothing is on its way any more. */
    void awaitSettled(int subscriptions) throws InterruptedException {
        Patience.untilTrue(
                subscriptions + " active subscriptions",
                () -> count(ServiceSchema.SUBSCRIPTION, "subscription WHERE status = 'ACTIVE' AND tenant_id = ?")
                        == subscriptions);
        Patience.untilTrue("all outboxes to be empty", () -> List.of(ServiceSchema.values()).stream()
                .allMatch(schema -> count(schema, "outbox WHERE tenant_id = ?") == 0));
        Patience.untilTrue(
                "the payments to be known to analytics",
                () -> count(ServiceSchema.ANALYTICS, "inbox WHERE consumer = 'analytics.payment' AND tenant_id = ?")
                        >= subscriptions);
    }

    /** Each subscription has exactly one invoice and one payment, numbers run from 1 without a gap, and the ledger sums to zero. */
    void requireBalanced(int subscriptions) {
        assertThat(numbers(ServiceSchema.BILLING, "SELECT number FROM invoice WHERE tenant_id = ? ORDER BY number"))
                .as("invoice numbers")
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, subscriptions).boxed().toList());
        assertThat(count(ServiceSchema.BILLING, "invoice WHERE status = 'PAID' AND tenant_id = ?"))
                .as("paid invoices")
                .isEqualTo(subscriptions);
        assertThat(count(
                        ServiceSchema.BILLING,
                        "(SELECT DISTINCT tenant_id, subscription_id FROM invoice) billed WHERE tenant_id = ?"))
                .as("subscriptions billed")
                .isEqualTo(subscriptions);
        assertThat(count(ServiceSchema.PAYMENT, "payment WHERE status = 'succeeded' AND tenant_id = ?"))
                .as("succeeded payments")
                .isEqualTo(subscriptions);
        assertThat(count(ServiceSchema.PAYMENT, "payment WHERE tenant_id = ?"))
                .as("payments")
                .isEqualTo(subscriptions);
        assertThat(count(ServiceSchema.PAYMENT, "sandbox_charge WHERE decline_code IS NULL AND tenant_id = ?"))
                .as("charges at the provider")
                .isEqualTo(subscriptions);
        assertThat(count(
                        ServiceSchema.PAYMENT,
                        "(SELECT tenant_id, entry_id FROM journal_line GROUP BY 1, 2, currency HAVING sum(amount_minor) <> 0)"
                                + " crooked WHERE tenant_id = ?"))
                .as("journal entries that do not sum to zero")
                .isZero();
        assertThat(count(ServiceSchema.PAYMENT, "journal_entry WHERE tenant_id = ?"))
                .as("journal entries")
                .isEqualTo(subscriptions);
        for (ServiceSchema schema : ServiceSchema.values()) {
            assertThat(count(schema, "parked_event WHERE tenant_id = ?"))
                    .as("events parked in " + schema)
                    .isZero();
        }
    }

    /** How many events of a type a consumer has applied: once each, whatever was redelivered. */
    long applied(ServiceSchema schema, String consumer) {
        return count(schema, "inbox WHERE consumer = '" + consumer + "' AND tenant_id = ?");
    }

    long count(ServiceSchema schema, String fromWhere) {
        return numbers(schema, "SELECT count(*) FROM " + fromWhere).get(0);
    }

    private List<Long> numbers(ServiceSchema schema, String query) {
        List<Long> numbers = new ArrayList<>();
        try (Connection auditor = platform.connect(schema, DatabaseRole.AUDITOR);
                PreparedStatement statement = auditor.prepareStatement(query)) {
            statement.setObject(1, tenant);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.add(rows.getLong(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
        return numbers;
    }
}
