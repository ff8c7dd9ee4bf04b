package io.quittance.tenant.fence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.Company;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL itself allows the two roles, whatever our code asks for. */
@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class TenantFenceIT {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tenant",
                "user_account",
                "api_key",
                "login_email",
                "tenant_slug",
                "session",
                "audit_entry",
                "mail",
                "ticket"
            })
    void the_serving_role_sees_one_tenants_rows(String table) throws SQLException {
        Company mine = Company.registered();
        Company.registered();
        try (Connection app = bound(mine);
                Statement statement = app.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT tenant_id FROM " + table)) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getObject(1)).isEqualTo(mine.id().value());
            assertThat(rows.next()).isFalse();
        }
    }

    @Test
    void the_serving_role_cannot_claim_an_address_for_another_tenant() throws SQLException {
        Company mine = Company.registered();
        Company other = Company.registered();
        try (Connection app = bound(mine);
                Statement statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate("INSERT INTO login_email (email, tenant_id, user_id)"
                            + " VALUES ('mallory@example.com', '" + other.id().value() + "', '"
                            + other.owner().value() + "')"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("row-level security");
        }
    }

    @Test
    void an_address_cannot_be_given_to_another_tenants_person() throws SQLException {
        Company mine = Company.registered();
        Company other = Company.registered();
        try (Connection app = bound(mine);
                Statement statement = app.createStatement()) {
            statement.executeUpdate(
                    "INSERT INTO login_email (email, tenant_id, user_id) VALUES ('mallory@example.com', '"
                            + mine.id().value() + "', '" + other.owner().value() + "')");
            assertThatThrownBy(app::commit).hasMessageContaining("login_email_of_user");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT password_hash FROM user_account",
                "SELECT email FROM user_account",
                "SELECT support_email FROM tenant",
                "UPDATE tenant SET status = 'active'",
                "SELECT name FROM api_key",
                "SELECT last_four FROM api_key",
                "UPDATE api_key SET revoked_at = NULL",
                "UPDATE api_key SET scopes = '{billing:write}'",
                "DELETE FROM api_key",
                "DELETE FROM login_email",
                "INSERT INTO login_email (email) VALUES ('x')",
                "SELECT refresh_hash FROM session",
                "SELECT user_id FROM session",
                "UPDATE session SET revoked_at = NULL",
                "SELECT hash FROM ticket",
                "UPDATE ticket SET expires_at = now()",
                "SELECT email FROM invitation",
                "SELECT secret FROM second_factor",
                "UPDATE mail SET recipient = 'mallory@example.com'"
            })
    void the_relay_role_may_find_whose_a_key_or_an_address_is_and_no_more(String statement) throws SQLException {
        try (Connection relay = Surroundings.connect("tenant", "relay");
                Statement attempt = relay.createStatement()) {
            assertThatThrownBy(() -> attempt.execute(statement)).hasMessageContaining("permission denied");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"login_attempt", "password_reset_request"})
    void the_serving_role_does_not_see_who_tried_to_get_in(String table) throws SQLException {
        try (Connection app = Surroundings.connect("tenant", "app");
                Statement attempt = app.createStatement()) {
            assertThatThrownBy(() -> attempt.execute("SELECT * FROM " + table))
                    .hasMessageContaining("permission denied");
        }
    }

    private static Connection bound(Company company) throws SQLException {
        Connection app = Surroundings.connect("tenant", "app");
        app.setAutoCommit(false);
        try (Statement statement = app.createStatement()) {
            statement.execute(
                    "SELECT set_config('app.tenant_id', '" + company.id().value() + "', true)");
        }
        return app;
    }
}
