package io.quittance.tenant.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.Company;
import io.quittance.tenant.Mailbox;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** With a mail server configured, mail leaves through it. */
@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = SmtpServer.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
class SmtpIT {
    @Test
    void mail_leaves_through_the_server_and_none_lands_in_the_folder() throws InterruptedException {
        String email = Company.registered().email();
        String mail = SmtpServer.RECEIVED.poll(20, TimeUnit.SECONDS);
        assertThat(mail)
                .contains("MAIL FROM:<billing@example.com>", "RCPT TO:<" + email + ">")
                .contains("Subject: Confirm your e-mail address", "verify-email#token=");
        assertThat(Mailbox.to(email)).isEmpty();
    }
}
