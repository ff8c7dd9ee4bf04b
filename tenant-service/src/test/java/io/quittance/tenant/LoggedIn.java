package io.quittance.tenant;

import io.quittance.kernel.SessionId;
import io.quittance.kernel.UserId;
import io.quittance.testsupport.TestTenant;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.util.Map;

/** A person who has logged in, and the tokens they were given. */
public record LoggedIn(TestTenant caller, SessionId session, String accessToken, String refreshToken) {
    private static final String TENANTS = "/api/v1/auth/tenants";

    /** The owner of a company, once more. */
    public static LoggedIn to(Company company) {
        return to(company, company.email(), Company.PASSWORD);
    }

    public static LoggedIn to(Company company, String email, String password) {
        return of(company, logIn(email, password).statusCode(200).extract().jsonPath());
    }

    /** As an answer that opens a session says. */
    public static LoggedIn of(Company company, JsonPath answer) {
        UserId user = UserId.fromString(answer.getString("user.id"));
        return new LoggedIn(
                company.as(user, answer.getString("user.role")),
                SessionId.fromString(answer.getString("session_id")),
                answer.getString("access_token"),
                answer.getString("refresh_token"));
    }

    public static ValidatableResponse logIn(String email, String password) {
        return post("/login", Map.of("email", email, "password", password));
    }

    public static ValidatableResponse refresh(String token) {
        return post("/token/refresh/", Map.of("refresh_token", token));
    }

    /** A POST that needs no credential. */
    public static ValidatableResponse post(String path, Map<String, ?> body) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .body(body)
                .post(TENANTS + path)
                .then();
    }

    public UserId id() {
        return UserId.fromString(caller.actor());
    }

    /** A request in this session. */
    public RequestSpecification request() {
        return caller.requestIn(session);
    }

    public ValidatableResponse get(String path) {
        return request().get(TENANTS + path).then();
    }

    public ValidatableResponse send(String path, Map<String, ?> body) {
        return request().body(body).post(TENANTS + path).then();
    }

    public ValidatableResponse send(String path) {
        return request().post(TENANTS + path).then();
    }
}
