package io.quittance.gateway.person;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quittance.gateway.GatewayConfig;
import java.security.PublicKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/**
 * The public keys that people's tokens are signed with. Fetched when they are first needed, again every few minutes, and when a
 * token names a key that isn't among them: at most every few seconds, or inventing key ids would be a way to flood the
 * tenant-service.
 */
final class SigningKeys {
    private static final String CURVE = "P-256";

    private final SigningKeySource source;
    private final Ticker ticker;
    private final long freshNanos;
    private final long retryNanos;
    private final AtomicReference<Fetch> lastFetch = new AtomicReference<>();
    private volatile Map<String, PublicKey> keys = Map.of();
    private volatile boolean everFetched;

    SigningKeys(SigningKeySource source, GatewayConfig.People config, Ticker ticker) {
        this.source = source;
        this.ticker = ticker;
        this.freshNanos = config.keysFreshFor().toNanos();
        this.retryNanos = config.keysRetryAfter().toNanos();
    }

    /**
     * The key with an id; empty if there is none. Completes on any thread.
     *
     * @return fails if the keys could not be fetched yet
     */
    CompletableFuture<Optional<PublicKey>> find(String id) {
        PublicKey key = keys.get(id);
        if (key != null) {
            // A key that is remembered is believed; it is only looked after in the background.
            var unused = fetchUnlessWithin(freshNanos);
            return CompletableFuture.completedFuture(Optional.of(key));
        }
        return fetchUnlessWithin(retryNanos).handle((done, failure) -> {
            if (!everFetched) {
                throw new IllegalStateException("the keys of access tokens could not be fetched", failure);
            }
            return Optional.ofNullable(keys.get(id));
        });
    }

    private CompletableFuture<Void> fetchUnlessWithin(long nanos) {
        Fetch last = lastFetch.get();
        long now = ticker.read();
        if (last != null && now - last.startedAtNanos() < nanos) {
            return last.done();
        }
        Fetch mine = new Fetch(now, new CompletableFuture<>());
        if (!lastFetch.compareAndSet(last, mine)) {
            return lastFetch.get().done();
        }
        source.signingKeys().thenAccept(this::replace).whenComplete((done, failure) -> {
            if (failure == null) {
                mine.done().complete(null);
            } else {
                mine.done().completeExceptionally(failure);
            }
        });
        return mine.done();
    }

    private void replace(String json) {
        Map<String, PublicKey> fetched = new HashMap<>();
        try {
            for (JsonWebKey key : new JsonWebKeySet(json).getJsonWebKeys()) {
                boolean ours = key instanceof EllipticCurveJsonWebKey curve && CURVE.equals(curve.getCurveName());
                if (ours && key.getKeyId() != null) {
                    fetched.put(key.getKeyId(), ((EllipticCurveJsonWebKey) key).getPublicKey());
                }
            }
        } catch (JoseException e) {
            throw new IllegalStateException("the tenant-service answered with an unreadable key set", e);
        }
        keys = Map.copyOf(fetched);
        everFetched = true;
    }

    private record Fetch(long startedAtNanos, CompletableFuture<Void> done) {}
}
