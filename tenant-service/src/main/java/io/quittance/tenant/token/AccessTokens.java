package io.quittance.tenant.token;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quittance.kernel.SessionId;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.UserId;
import io.smallrye.jwt.algorithm.SignatureAlgorithm;
import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Issues what a person shows the gateway instead of a password. Made at start, so that a service without its signing key does
 * not start.
 */
@Startup
@ApplicationScoped
public class AccessTokens {
    private static final String ISSUER = "quittance";
    private static final String AUDIENCE = "quittance-api";

    private final List<SigningKey> keys;
    private final Duration lifetime;
    private final Clock clock;

    AccessTokens(AccessTokenConfig config, Clock clock) {
        List<Path> files = config.signingKey()
                .orElseThrow(
                        () -> new ConfigurationException(
                                "QUITTANCE_SIGNING_KEY is not set. It is the path of a PEM"
                                        + " file: openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256 -out signing-key.pem"));
        this.keys = files.stream().map(SigningKey::read).toList();
        this.lifetime = config.lifetime();
        this.clock = clock;
    }

    /** A signed JWT (ES256) that names the person, the tenant, the role and the session that may be taken back. */
    public String issue(UserId user, TenantId tenant, String role, SessionId session, Duration life) {
        Instant now = clock.instant();
        SigningKey key = keys.get(0);
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(user.toString())
                .groups(role)
                .claim("tenant_id", tenant.toString())
                .claim("sid", session.toString())
                .issuedAt(now)
                .expiresAt(now.plus(life))
                .jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(key.id())
                .sign(key.privateKey());
    }

    /** As {@link #issue}, for one who runs the platform: names no tenant. */
    public String issueForOperator(UserId operator) {
        return sign(claims(operator, "operator"));
    }

    /** As {@link #issue}, for an operator who looks into a tenant: reads what a developer reads, and changes nothing. */
    public String issueForImpersonation(UserId operator, TenantId tenant) {
        return sign(claims(operator, "developer")
                .claim("tenant_id", tenant.toString())
                .claim("read_only", true));
    }

    private JwtClaimsBuilder claims(UserId operator, String role) {
        Instant now = clock.instant();
        return Jwt.issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(operator.toString())
                .groups(role)
                .claim("sid", SessionId.next().toString())
                .issuedAt(now)
                .expiresAt(now.plus(lifetime));
    }

    private String sign(JwtClaimsBuilder claims) {
        return claims.jws()
                .algorithm(SignatureAlgorithm.ES256)
                .keyId(keys.get(0).id())
                .sign(keys.get(0).privateKey());
    }

    public Duration lifetime() {
        return lifetime;
    }

    /** How long a token may be good whose session ends at the given time at the latest. */
    public Duration lifetimeUntil(Instant end, Instant now) {
        Duration left = Duration.between(now, end);
        return left.compareTo(lifetime) < 0 ? left : lifetime;
    }

    /** The JSON Web Key Set that verifies our tokens. */
    String keySet() {
        return keys.stream().map(SigningKey::toJwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
    }
}
