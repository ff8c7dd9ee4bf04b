package io.quittance.testsupport;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.time.Instant;

/** Requests that the gateway makes for itself, on no tenant's behalf: the look-up of keys. */
public final class TestGateway {
    private static final long LIFETIME_SECONDS = 60;

    private TestGateway() {}

    public static RequestSpecification request() {
        return RestAssured.given().contentType(ContentType.JSON).header("Authorization", "Bearer " + token());
    }

    private static String token() {
        Instant now = Instant.now();
        return Jwt.issuer("quittance-gateway")
                .audience("quittance")
                .subject("gateway")
                .groups("gateway")
                .issuedAt(now)
                .expiresAt(now.plusSeconds(LIFETIME_SECONDS))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(GatewayKey.privateKey());
    }
}
