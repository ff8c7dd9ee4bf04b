package io.quittance.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.security.KeyPair;
import java.security.interfaces.ECPublicKey;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** Stands for the tenant-service: knows API keys by their hash, publishes the keys of people's tokens, and signs such tokens. */
public final class TenantStub implements AutoCloseable {
    public static final String TENANT = "ten_01h455vb4pex5vsknk084sn02q";
    public static final String USER = "usr_01h455vb4pex5vsknk084sn02q";
    private static final String LOOKUP = "/internal/keys/";

    private final Map<String, String> keys = new ConcurrentHashMap<>();
    private final Map<String, KeyPair> signingKeys = new ConcurrentHashMap<>();
    private final List<String> reports = new CopyOnWriteArrayList<>();
    private final Vertx vertx;
    private StubService service;

    private TenantStub(Vertx vertx) {
        this.vertx = vertx;
        signingKeys.put("k1", Secrets.keyPair());
        service = StubService.start(vertx).answering(this::answer);
    }

    static TenantStub start(Vertx vertx) {
        return new TenantStub(vertx);
    }

    public URI address() {
        return service.address();
    }

    public StubService service() {
        return service;
    }

    /** Makes a key known; returns it. */
    public String issueKey(String keyId) {
        return issueKey(keyId, "sk_test_", "secret", "null");
    }

    public String issueKey(String keyId, String prefix, String type, String expiresAt) {
        String mode = prefix.contains("live") ? "live" : "test";
        String key = Secrets.apiKey(prefix, keyId);
        keys.put(Secrets.hashOf(key), """
                {"key_id":"%s","tenant_id":"%s","mode":"%s","type":"%s","roles":["tenant","%s","gateway"],"expires_at":%s,"later":1}
                """.formatted(keyId, TENANT, mode, type, mode, expiresAt));
        return key;
    }

    /**
     * Makes a key known with what the tenant-service may say beyond the necessary.
     *
     * @param type as in look-ups; it decides the prefix
     * @param members further members of the description: {@code "addresses":["203.0.113.0/24"]}
     */
    public String issueKey(String keyId, String type, List<String> roles, String members) {
        String key = Secrets.apiKey(type.charAt(0) + "k_live_", keyId);
        describe(key, keyId, type, roles, members);
        return key;
    }

    /** Describes a key anew. */
    public void describe(String key, String keyId, String type, List<String> roles, String members) {
        keys.put(Secrets.hashOf(key), """
                {"key_id":"%s","tenant_id":"%s","mode":"live","type":"%s","roles":[%s],"expires_at":null%s}
                """.formatted(
                        keyId,
                        TENANT,
                        type,
                        roles.stream().map(role -> '"' + role + '"').collect(Collectors.joining(",")),
                        members.isEmpty() ? "" : "," + members));
    }

    /** What was reported about keys in use, as it came. */
    public List<String> reports() {
        return reports;
    }

    public void forget(String key) {
        keys.remove(Secrets.hashOf(key));
    }

    /** How often keys were looked up. */
    public long lookups() {
        return service.seen().stream()
                .filter(seen -> seen.uri().startsWith(LOOKUP))
                .count();
    }

    public void stop() {
        service.close();
    }

    public void comeBack() {
        service = StubService.startAt(vertx, service.port()).answering(this::answer);
    }

    /** Signs with a further key from now on. */
    public void rotateTo(String keyId) {
        signingKeys.put(keyId, Secrets.keyPair());
    }

    /** Claims that are all right; tests spoil them. */
    public static JwtClaims claims() {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer("quittance");
        claims.setAudience("quittance-api");
        claims.setSubject(USER);
        claims.setStringClaim("tenant_id", TENANT);
        claims.setStringListClaim("groups", "admin");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(15);
        return claims;
    }

    public String sign(JwtClaims claims) {
        return sign(claims, "k1");
    }

    public String sign(JwtClaims claims, String keyId) {
        return sign(claims, keyId, signingKeys.get(keyId));
    }

    public static String sign(JwtClaims claims, String keyId, KeyPair keys) {
        JsonWebSignature signature = new JsonWebSignature();
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256);
        signature.setKeyIdHeaderValue(keyId);
        signature.setPayload(claims.toJson());
        signature.setKey(keys.getPrivate());
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpServerRequest request) {
        if (request.path().equals("/internal/keys/used")) {
            request.body().onSuccess(body -> {
                reports.add(body.toString());
                request.response().setStatusCode(204).end();
            });
        } else if (request.path().startsWith(LOOKUP)) {
            String found = keys.get(request.path().substring(LOOKUP.length()));
            request.response().setStatusCode(found == null ? 404 : 200).end(found == null ? "{}" : found);
        } else if (request.path().equals("/api/v1/auth/jwks.json")) {
            request.response().end(jwks());
        } else {
            request.body().onSuccess(body -> request.response().end("{\"bytes\":" + body.length() + "}"));
        }
    }

    private String jwks() {
        JsonWebKeySet set = new JsonWebKeySet();
        signingKeys.forEach((id, pair) -> {
            try {
                JsonWebKey key = PublicJsonWebKey.Factory.newPublicJwk((ECPublicKey) pair.getPublic());
                key.setKeyId(id);
                set.addJsonWebKey(key);
            } catch (JoseException e) {
                throw new IllegalStateException(e);
            }
        });
        return set.toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY);
    }

    @Override
    public void close() {
        service.close();
    }
}
