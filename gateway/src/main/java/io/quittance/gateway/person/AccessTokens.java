package io.quittance.gateway.person;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quittance.gateway.GatewayConfig;
import io.quittance.gateway.caller.Caller;
import io.quittance.gateway.caller.CredentialHash;
import io.quittance.gateway.caller.Mode;
import java.security.PublicKey;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.lang.JoseException;

/**
 * The people whom the edge knows by their access tokens: JWTs that the tenant-service signed (ES256, nothing else). Checking a
 * signature costs more than the rest of a request, so a verified token is remembered until it ends; the check runs off the event
 * loops. Safe for all event loops.
 */
public final class AccessTokens {
    private static final String ALGORITHM = AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256;

    private final SigningKeys signingKeys;
    private final GatewayConfig.People config;
    private final Clock clock;
    private final Executor worker;
    private final Cache<CredentialHash, Person> people;

    /** @param worker where signatures are checked */
    public AccessTokens(
            SigningKeySource source, GatewayConfig.People config, Clock clock, Ticker ticker, Executor worker) {
        this.signingKeys = new SigningKeys(source, config, ticker);
        this.config = config;
        this.clock = clock;
        this.worker = worker;
        this.people = Caffeine.newBuilder().maximumSize(config.tokensMax()).build();
    }

    /** Whom a token stands for, if it was verified before and still holds; null if it must be {@link #verify verified}. */
    public Caller known(CredentialHash hash, Mode mode) {
        Person person = people.getIfPresent(hash);
        if (person == null) {
            return null;
        }
        if (person.isExpired(clock.instant())) {
            people.invalidate(hash);
            return null;
        }
        return person.in(mode);
    }

    /**
     * Whom a token stands for; empty if it is not to be believed. Completes on any thread.
     *
     * @param hash of the same token
     * @return fails if the keys to verify it with can't be had now
     */
    public CompletableFuture<Optional<Caller>> verify(String token, CredentialHash hash, Mode mode) {
        Optional<String> keyId = keyId(token);
        if (keyId.isEmpty()) {
            return CompletableFuture.completedFuture(Optional.empty());
        }
        return signingKeys
                .find(keyId.get())
                .thenApplyAsync(key -> key.flatMap(found -> verify(token, found)), worker)
                .thenApply(person -> {
                    person.ifPresent(verified -> people.put(hash, verified));
                    return person.map(verified -> verified.in(mode));
                });
    }

    /** The key that a token claims to be signed with; empty if it isn't a token of ours by its looks. */
    private static Optional<String> keyId(String token) {
        try {
            JsonWebStructure structure = JsonWebStructure.fromCompactSerialization(token);
            boolean ours =
                    structure instanceof JsonWebSignature && ALGORITHM.equals(structure.getAlgorithmHeaderValue());
            return ours ? Optional.ofNullable(structure.getKeyIdHeaderValue()) : Optional.empty();
        } catch (JoseException e) {
            return Optional.empty();
        }
    }

    private Optional<Person> verify(String token, PublicKey key) {
        int skewSeconds = (int) config.clockSkew().toSeconds();
        JwtConsumer consumer = new JwtConsumerBuilder()
                .setJwsAlgorithmConstraints(AlgorithmConstraints.ConstraintType.PERMIT, ALGORITHM)
                .setVerificationKey(key)
                .setExpectedIssuer(config.issuer())
                .setExpectedAudience(config.audience())
                .setRequireExpirationTime()
                .setRequireSubject()
                .setRequireIssuedAt()
                .setIssuedAtRestrictions(skewSeconds, Integer.MAX_VALUE)
                .setAllowedClockSkewInSeconds(skewSeconds)
                .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
                .build();
        try {
            return Person.of(consumer.processToClaims(token));
        } catch (InvalidJwtException e) {
            return Optional.empty();
        }
    }
}
