package io.quittance.gateway.caller;

import java.security.interfaces.ECPrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * Tells services who is calling: a JWT (ES256) that they believe because only the edge can sign it, and that is worth little when it
 * leaks because it ends within a minute.
 *
 * <p>A signature costs more than many requests, and would stop all others on the same event loop meanwhile. So a token is made once
 * per caller and reused; it is made elsewhere, and for a caller in use before the old one ends.
 */
public final class InternalTokens {
    private static final String ISSUER = "quittance-gateway";
    private static final String AUDIENCE = "quittance";
    private static final Duration LIFE = Duration.ofSeconds(60);
    // What is left of its life when it is sent last: a request may wait for a connection before a service checks it.
    private static final Duration MARGIN = Duration.ofSeconds(12);
    // Callers who came at the same moment shall not come for their next token at the same moment again.
    private static final int REFRESHED_AFTER_MILLIS_MIN = 25_000;
    private static final int REFRESHED_AFTER_MILLIS_MAX = 40_000;

    private final ECPrivateKey key;
    private final Clock clock;
    private final Executor worker;

    /** @param worker where signatures are made */
    public InternalTokens(ECPrivateKey key, Clock clock, Executor worker) {
        this.key = key;
        this.clock = clock;
        this.worker = worker;
    }

    /** The value of the {@code Authorization} header that stands for this caller; null if it must be {@link #make made} first. */
    public String atHand(Caller caller) {
        InternalToken token = caller.token();
        long now = clock.millis();
        if (token == null || now >= token.usableUntilMillis()) {
            return null;
        }
        if (now >= token.refreshedFromMillis()) {
            var unused = make(caller);
        }
        return token.authorization();
    }

    /** Makes a new value; once, however many ask for it at the same time. Completes on any thread. */
    public CompletableFuture<String> make(Caller caller) {
        CompletableFuture<String> mine = new CompletableFuture<>();
        CompletableFuture<String> others = caller.claimToken(mine);
        if (others != null) {
            return others;
        }
        worker.execute(() -> {
            try {
                InternalToken made = mint(caller, clock.instant());
                caller.tokenMade(made);
                mine.complete(made.authorization());
            } catch (RuntimeException e) {
                caller.tokenMade(null);
                mine.completeExceptionally(e);
            }
        });
        return mine;
    }

    /** The edge itself: may look up keys, belongs to no tenant. */
    public static Caller gateway() {
        return new Caller("gateway", null, null, new Credential.Own(), List.of("gateway"), Instant.MAX);
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
        if (caller.credential() instanceof Credential.Key apiKey) {
            claims.setStringClaim("key_type", apiKey.type());
        } else if (caller.credential() instanceof Credential.Session session) {
            setUnlessNull(claims, "sid", session.id());
            if (session.readOnly()) {
                claims.setClaim("read_only", true);
            }
        }
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setHeader("typ", "JWT");
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        try {
            long refreshedAfter =
                    ThreadLocalRandom.current().nextInt(REFRESHED_AFTER_MILLIS_MIN, REFRESHED_AFTER_MILLIS_MAX);
            return new InternalToken(
                    "Bearer " + signature.getCompactSerialization(),
                    now.toEpochMilli() + refreshedAfter,
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
