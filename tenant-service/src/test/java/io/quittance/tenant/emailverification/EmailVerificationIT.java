package io.quittance.tenant.emailverification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quittance.tenant.AuditTrail;
import io.quittance.tenant.Company;
import io.quittance.tenant.LoggedIn;
import io.quittance.tenant.Mailbox;
import io.quittance.tenant.Secrets;
import io.quittance.testsupport.Platform;
import io.restassured.response.ValidatableResponse;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Platform.class, scope = TestResourceScope.GLOBAL)
@WithTestResource(value = Secrets.class, scope = TestResourceScope.GLOBAL)
class EmailVerificationIT {
    private Company company;
    private LoggedIn ada;

    @BeforeEach
    void register() {
        company = Company.registered();
        ada = LoggedIn.to(company);
    }

    @Test
    void who_read_the_mail_of_the_registration_has_a_verified_address() {
        ada.get("/me").statusCode(200).body("email_verified_at", nullValue());
        String token = Mailbox.ticket(company.email());
        confirm(token).statusCode(204);
        ada.get("/me").body("email_verified_at", notNullValue());
        confirm(token).statusCode(422).body("code", equalTo("link_invalid")).body("param", equalTo("token"));
        assertThat(AuditTrail.of(company, "user.email_verified"))
                .singleElement()
                .asString()
                .contains(company.email());
    }

    @Test
    void the_mail_can_be_sent_again_until_the_address_is_verified() {
        String first = Mailbox.ticket(company.email());
        ada.send("/email-verification/").statusCode(202);
        String second = Mailbox.ticket(company.email());
        confirm(second).statusCode(204);
        String verifiedAt = ada.get("/me").extract().path("email_verified_at");
        confirm(first).statusCode(204);
        ada.get("/me").body("email_verified_at", equalTo(verifiedAt));
        ada.send("/email-verification").statusCode(202);
        LoggedIn.post("/password-reset", Map.of("email", company.email()));
        assertThat(Mailbox.take(company.email())).as("the next mail").contains("reset-password");
    }

    @Test
    void what_we_did_not_mail_confirms_nothing() {
        confirm("nonsense").statusCode(422);
        confirm("A".repeat(86)).statusCode(422);
        LoggedIn.post("/password-reset", Map.of("email", company.email()));
        Mailbox.take(company.email());
        confirm(Mailbox.ticket(company.email())).statusCode(422);
        ada.get("/me").body("email_verified_at", nullValue());
    }

    @Test
    void who_asks_too_often_has_to_wait() {
        for (int i = 0; i < 10; i++) {
            ada.send("/email-verification").statusCode(202);
        }
        ada.send("/email-verification").statusCode(429);
    }

    @Test
    void a_field_that_nobody_asked_for_is_refused() {
        LoggedIn.post(
                        "/email-verification/confirm",
                        Map.of("token", "x", "tenant_id", company.id().toString()))
                .statusCode(400)
                .body("code", equalTo("parameter_unknown"));
    }

    private static ValidatableResponse confirm(String token) {
        return LoggedIn.post("/email-verification/confirm/", Map.of("token", token));
    }
}
