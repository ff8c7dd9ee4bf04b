package io.quittance.tenant.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.kernel.Uuid7;
import io.quittance.tenant.Company;
import io.quittance.tenant.Mailbox;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.quittance.testsupport.Surroundings;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class SendMailIT {
    private static final int ATTEMPTS = 8;

    @Test
    void what_was_sent_is_kept_no_longer() throws SQLException {
        Company company = Company.registered();
        assertThat(Mailbox.take(company.email()))
                .startsWith("From: no-reply@localhost\nTo: " + company.email())
                .contains("/console/verify-email#token=");
        awaitOne(
                "SELECT count(*) = 0 FROM tenant.mail WHERE tenant_id = ?",
                company.id().value());
    }

    @Test
    void a_mail_that_fails_is_tried_again_later_and_holds_up_no_other() throws SQLException {
        Company company = Company.registered();
        UUID broken = addUnreadable(company, 0);
        awaitOne(
                "SELECT count(*) = 1 FROM tenant.mail WHERE id = ? AND attempts = 1"
                        + " AND due_at BETWEEN now() + interval '50 seconds' AND now() + interval '60 seconds'",
                broken);
        Company other = Company.registered();
        Mailbox.take(other.email());
    }

    @Test
    void what_fails_too_often_is_given_up_and_stays_to_be_looked_at() throws SQLException {
        UUID broken = addUnreadable(Company.registered(), ATTEMPTS - 1);
        awaitOne("SELECT count(*) = 1 FROM tenant.mail WHERE id = ? AND attempts = 8 AND due_at IS NULL", broken);
    }

    private static UUID addUnreadable(Company company, int attempts) throws SQLException {
        UUID id = Uuid7.next();
        try (Connection above = Surroundings.connectAsSuperuser();
                PreparedStatement insert = above.prepareStatement("""
                        INSERT INTO tenant.mail (tenant_id, id, recipient, subject, body, attempts, due_at, created_at)
                        VALUES (?, ?, 'nobody@example.com', 'x', decode('00', 'hex'), ?, now(), now())""")) {
            insert.setObject(1, company.id().value());
            insert.setObject(2, id);
            insert.setInt(3, attempts);
            insert.executeUpdate();
        }
        return id;
    }

    private static void awaitOne(String question, UUID about) throws SQLException {
        long end = System.nanoTime() + 20_000_000_000L;
        try (Connection auditor = Surroundings.connect("tenant", "auditor");
                PreparedStatement asked =
                        auditor.prepareStatement(question.replace("SELECT", "SELECT pg_sleep(0.05),"))) {
            asked.setObject(1, about);
            while (System.nanoTime() < end) {
                try (ResultSet row = asked.executeQuery()) {
                    row.next();
                    if (row.getBoolean(2)) {
                        return;
                    }
                }
            }
        }
        throw new AssertionError("never so: " + question);
    }
}
