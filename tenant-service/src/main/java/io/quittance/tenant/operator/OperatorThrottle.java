package io.quittance.tenant.operator;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.tenant.pepper.KeyedHash;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Counts attempts to log in as an operator, per address and per place that they come from, before the password is looked at. In the
 * table of all such attempts; what is over is forgotten there.
 */
@ApplicationScoped
class OperatorThrottle {
    private static final String COUNT = """
            INSERT INTO login_attempt AS known (email_hash, attempts, resets_at)
            VALUES ($1, 1, now() + $2 * interval '1 second')
            ON CONFLICT (email_hash) DO UPDATE SET
                attempts = CASE WHEN known.resets_at <= now() THEN 1 ELSE least(known.attempts + 1, $3 + 1) END,
                resets_at = CASE WHEN known.resets_at <= now() THEN excluded.resets_at ELSE known.resets_at END
            RETURNING attempts, (extract(epoch FROM resets_at - now()) * 1000)::bigint AS wait_millis""";
    private static final int PLACE_FACTOR = 3;

    private final Pool relay;
    private final KeyedHash keyedHash;
    private final OperatorConfig config;

    OperatorThrottle(@ReactiveDataSource("relay") Pool relay, KeyedHash keyedHash, OperatorConfig config) {
        this.relay = relay;
        this.keyedHash = keyedHash;
        this.config = config;
    }

    /** Lets an attempt pass, or fails with {@link OperatorThrottled}. */
    Uni<Void> admit(LoginEmail email) {
        String place = "operator-from:" + RequestOrigin.current().address();
        return count(place, PLACE_FACTOR * config.attemptsMax())
                .chain(() -> count(account(email), config.attemptsMax()));
    }

    /** The right password was given: what came before it does not matter. */
    Uni<Void> forget(LoginEmail email) {
        return relay.preparedQuery("DELETE FROM login_attempt WHERE email_hash = $1")
                .execute(Tuple.of(hash(account(email))))
                .replaceWithVoid();
    }

    private Uni<Void> count(String what, int max) {
        return relay.preparedQuery(COUNT)
                .execute(Tuple.of(hash(what), config.window().toSeconds(), max))
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    if (row.getInteger("attempts") > max) {
                        throw new OperatorThrottled(Duration.ofMillis(row.getLong("wait_millis")));
                    }
                })
                .replaceWithVoid();
    }

    private static String account(LoginEmail email) {
        return "operator:" + email.text();
    }

    private Buffer hash(String what) {
        return Buffer.buffer(keyedHash.of(what));
    }
}
