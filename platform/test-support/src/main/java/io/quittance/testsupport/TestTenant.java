package io.quittance.testsupport;

import io.quittance.kernel.ApiKeyId;
import io.quittance.kernel.SessionId;
import io.quittance.kernel.TenantId;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A tenant of its own for a test, and requests as the gateway would send them for it.
 *
 * @param id never used by another test
 * @param mode {@code live} or {@code test}
 * @param actor TypeID of the secret key that calls
 * @param roles what the internal token grants besides the mode
 */
public record TestTenant(TenantId id, String mode, String actor, Set<String> roles) {
    private static final long LIFETIME_SECONDS = 60;

    /** A fresh tenant that calls with a secret key in live mode. */
    public static TestTenant live() {
        return new TestTenant(TenantId.next(), "live", ApiKeyId.next().toString(), Set.of("tenant"));
    }

    /** The same tenant in the other mode, which shares nothing with this one. */
    public TestTenant otherMode() {
        return new TestTenant(id, "live".equals(mode) ? "test" : "live", actor, roles);
    }

    public TestTenant withRoles(String... others) {
        return new TestTenant(id, mode, actor, Set.of(others));
    }

    public boolean livemode() {
        return "live".equals(mode);
    }

    /** A request with everything the gateway adds. */
    public RequestSpecification request() {
        return request(token());
    }

    private RequestSpecification request(String token) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Tenant-Id", id.toString())
                .header("X-Tenant-Mode", mode)
                .header("X-Tenant-Actor", actor)
                .header("X-Request-Id", "req_" + actor.substring(4))
                .header("Authorization", "Bearer " + token);
    }

    /** As {@link #request()}, by a person in a session: the edge passes on the {@code sid} of their access token. */
    public RequestSpecification requestIn(SessionId session) {
        Instant expiry = Instant.now().plusSeconds(LIFETIME_SECONDS);
        return request(token(GatewayKey.privateKey(), "quittance-gateway", "quittance", expiry, session));
    }

    /** A request that bears this tenant's token and claims another tenant in its headers. */
    public RequestSpecification requestClaiming(TenantId other) {
        return RestAssured.given()
                .contentType(ContentType.JSON)
                .header("X-Tenant-Id", other.toString())
                .header("Authorization", "Bearer " + token());
    }

    /** The internal token that the gateway would mint. */
    public String token() {
        return token(
                GatewayKey.privateKey(),
                "quittance-gateway",
                "quittance",
                Instant.now().plusSeconds(LIFETIME_SECONDS));
    }

    /** The same claims signed by a key of nobody's. */
    public String forgedToken() {
        return token(
                GatewayKey.strangersKey(),
                "quittance-gateway",
                "quittance",
                Instant.now().plusSeconds(LIFETIME_SECONDS));
    }

    /** A token that was good a minute ago. */
    public String expiredToken() {
        return token(
                GatewayKey.privateKey(),
                "quittance-gateway",
                "quittance",
                Instant.now().minusSeconds(LIFETIME_SECONDS));
    }

    private String keyType() {
        return Stream.of("publishable", "restricted")
                .filter(roles::contains)
                .findFirst()
                .orElse("secret");
    }

    private String token(PrivateKey key, String issuer, String audience, Instant expiry) {
        return token(key, issuer, audience, expiry, null);
    }

    private String token(PrivateKey key, String issuer, String audience, Instant expiry, SessionId session) {
        Set<String> groups = new TreeSet<>(roles);
        groups.add(mode);
        var claims = Jwt.issuer(issuer)
                .audience(audience)
                .subject(actor)
                .upn(actor)
                .groups(groups)
                .claim("tenant_id", id.toString())
                .claim("mode", mode);
        if (actor.startsWith(ApiKeyId.PREFIX)) {
            claims = claims.claim("key_type", keyType());
        }
        if (session != null) {
            claims = claims.claim("sid", session.toString());
        }
        return claims.issuedAt(expiry.minusSeconds(LIFETIME_SECONDS))
                .expiresAt(expiry)
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .sign(key);
    }
}
