package io.quittance.gateway.caller;

import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Tells services who is calling: a JWT (ES256) that they believe because only the edge can sign it, and that is worth little when it
 * leaks because it ends within a minute.
 *
 * <p>A signature costs more than the rest of a request, so a token is made once per caller and reused.
 */
public final class InternalTokens {
    private static final String ISSUER = "quittance-gateway";
    private static final String AUDIENCE = "quittance";
    private static final Duration LIFE = Duration.ofSeconds(60);
    // What is left of its life when it is sent last: a request may wait for a connection before a service checks it.
    private static final Duration MARGIN = Duration.ofSeconds(15);

    private final ECPrivateKey key;
    private final Clock clock;

    public InternalTokens(ECPrivateKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /** The value of the {@code Authorization} header that stands for this caller now. */
    public String authorization(Caller caller) {
        long now = clock.millis();
        InternalToken known = caller.token();
        if (known != null && now < known.usableUntilMillis()) {
            return known.authorization();
        }
        synchronized (caller) {
            known = caller.token();
            if (known == null || now >= known.usableUntilMillis()) {
                known = mint(caller, Instant.ofEpochMilli(now));
                caller.remember(known);
            }
            return known.authorization();
        }
    }

    /** The edge itself: may look up keys, belongs to no tenant. */
    public static Caller gateway() {
        return new Caller("gateway", null, null, null, List.of("gateway"), Instant.MAX);
    }

    private InternalToken mint(Caller caller, Instant now) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setAudience(AUDIENCE);
        claims.setSubject(caller.actor());
        claims.setStringListClaim("groups", caller.groups());
        claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(now.plus(LIFE).getEpochSecond()));
        setUnlessNull(claims, "tenant_id", caller.tenantId());
        setUnlessNull(claims, "mode", caller.mode());
        setUnlessNull(claims, "key_type", caller.keyType());
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        try {
            return new InternalToken(
                    "Bearer " + signature.getCompactSerialization(),
                    now.plus(LIFE).minus(MARGIN).toEpochMilli());
        } catch (JoseException e) {
            throw new IllegalStateException("The internal private key cannot sign", e);
        }
    }

    private static void setUnlessNull(JwtClaims claims, String name, String value) {
        if (value != null) {
            claims.setStringClaim(name, value);
        }
    }
}
