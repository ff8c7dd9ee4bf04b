package io.quittance.tenant.throttle;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quittance.tenant.pepper.KeyedHash;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Counts attempts in PostgreSQL, so that replicas count together. An attempt is counted before it is looked at: a thousand at once
 * get no further than a thousand in a row.
 */
@ApplicationScoped
public class Throttle {
    private static final String COUNT = """
            INSERT INTO login_attempt AS known (email_hash, attempts, resets_at)
            VALUES ($1, 1, now() + $2 * interval '1 second')
            ON CONFLICT (email_hash) DO UPDATE SET
                attempts = CASE WHEN known.resets_at <= now() THEN 1 ELSE least(known.attempts + 1, $3 + 1) END,
                resets_at = CASE WHEN known.resets_at <= now() THEN excluded.resets_at ELSE known.resets_at END
            RETURNING attempts, (extract(epoch FROM resets_at - now()) * 1000)::bigint AS wait_millis""";
    private static final String FORGET = "DELETE FROM login_attempt WHERE email_hash = $1";
    private static final String GIVE_BACK =
            "UPDATE login_attempt SET attempts = attempts - 1 WHERE email_hash = $1 AND attempts > 0";
    private static final String FORGET_OLD = """
            DELETE FROM login_attempt WHERE email_hash IN (
                SELECT email_hash FROM login_attempt WHERE resets_at < now() ORDER BY resets_at LIMIT 1000)""";

    private final Pool relay;
    private final KeyedHash keyedHash;

    Throttle(@ReactiveDataSource("relay") Pool relay, KeyedHash keyedHash) {
        this.relay = relay;
        this.keyedHash = keyedHash;
    }

    /**
     * Lets an attempt pass, or fails with {@link Throttled}.
     *
     * @param what is counted, such as {@code login:ada@example.com}
     * @param attemptsMax that pass until the window ends
     * @param window counted from the first attempt, and not prolonged by further ones
     */
    public Uni<Void> admit(String what, int attemptsMax, Duration window) {
        return relay.preparedQuery(COUNT)
                .execute(Tuple.of(hash(what), window.toSeconds(), attemptsMax))
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    if (row.getInteger("attempts") > attemptsMax) {
                        throw new Throttled(Duration.ofMillis(row.getLong("wait_millis")));
                    }
                })
                .replaceWithVoid();
    }

    /** It went well: what came before does not matter. */
    public Uni<Void> forget(String what) {
        return relay.preparedQuery(FORGET).execute(Tuple.of(hash(what))).replaceWithVoid();
    }

    /** It went well: this attempt does not count, those before it do. */
    public Uni<Void> giveBack(String what) {
        return relay.preparedQuery(GIVE_BACK).execute(Tuple.of(hash(what))).replaceWithVoid();
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return relay.query(FORGET_OLD).execute().replaceWithVoid();
    }

    // The table is read by nobody who should learn addresses that were mistyped or are somebody else's.
    private Buffer hash(String what) {
        return Buffer.buffer(keyedHash.of(what));
    }
}
