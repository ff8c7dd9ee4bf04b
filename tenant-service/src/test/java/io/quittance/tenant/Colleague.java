package io.quittance.tenant;

import io.restassured.response.ValidatableResponse;
import java.util.Map;

/** People who join a company in a test. */
public final class Colleague {
    public static final String PASSWORD = "seven badgers under a bridge";

    private Colleague() {}

    /** Somebody new, invited by the owner, who accepted and is logged in. */
    public static LoggedIn of(Company company, String role) {
        String email = Company.freshEmail();
        company.asOwner()
                .request()
                .body(Map.of("email", email, "role", role))
                .post("/api/v1/auth/tenants/invitations")
                .then()
                .statusCode(201);
        return LoggedIn.of(
                company,
                accept(Mailbox.ticket(email), PASSWORD)
                        .statusCode(200)
                        .extract()
                        .jsonPath());
    }

    public static ValidatableResponse accept(String token, String password) {
        return LoggedIn.post(
                "/invitations/accept/", Map.of("token", token, "name", "Grace Hopper", "password", password));
    }
}
