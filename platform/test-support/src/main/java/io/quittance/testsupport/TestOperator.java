package io.quittance.testsupport;

import io.quittance.kernel.UserId;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Instant;

/**
 * One who runs the platform, calling as the gateway lets them: with a role, and without a tenant.
 *
 * @param id never used by another test
 */
public record TestOperator(UserId id) {
    private static final long LIFETIME_SECONDS = 60;

    public static TestOperator fresh() {
        return new TestOperator(UserId.next());
    }

    public RequestSpecification request() {
        Instant now = Instant.now();
        String token = Jwt.issuer("quittance-gateway")
                .audience("quittance")
                .subject(id.toString())
                .groups("operator")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(LIFETIME_SECONDS))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(GatewayKey.privateKey());
        return RestAssured.given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token);
    }
}
