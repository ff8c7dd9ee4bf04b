package io.quittance.tenant.login;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quarkus.scheduler.Scheduled;
import io.quittance.tenant.pepper.KeyedHash;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * Counts attempts to log in per address, in PostgreSQL, so that replicas count together. An attempt is counted before its
 * password is looked at: a thousand at once get no further than a thousand in a row. Addresses that nobody has count too.
 */
@ApplicationScoped
class LoginThrottle {
    private static final String COUNT = """
            INSERT INTO login_attempt AS known (email_hash, attempts, resets_at)
            VALUES ($1, 1, now() + $2 * interval '1 second')
            ON CONFLICT (email_hash) DO UPDATE SET
                attempts = CASE WHEN known.resets_at <= now() THEN 1 ELSE least(known.attempts + 1, $3 + 1) END,
                resets_at = CASE WHEN known.resets_at <= now() THEN excluded.resets_at ELSE known.resets_at END
            RETURNING attempts, (extract(epoch FROM resets_at - now()) * 1000)::bigint AS wait_millis""";
    private static final String FORGET = "DELETE FROM login_attempt WHERE email_hash = $1";
    private static final String FORGET_OLD = """
            DELETE FROM login_attempt WHERE email_hash IN (
                SELECT email_hash FROM login_attempt WHERE resets_at < now() ORDER BY resets_at LIMIT 1000)""";

    private final Pool relay;
    private final KeyedHash keyedHash;
    private final LoginConfig config;

    LoginThrottle(@ReactiveDataSource("relay") Pool relay, KeyedHash keyedHash, LoginConfig config) {
        this.relay = relay;
        this.keyedHash = keyedHash;
        this.config = config;
    }

    /** Lets an attempt pass, or fails with {@link LoginThrottled}. */
    Uni<Void> admit(LoginEmail email) {
        return relay.preparedQuery(COUNT)
                .execute(Tuple.of(hash(email), config.window().toSeconds(), config.attemptsMax()))
                .map(rows -> rows.iterator().next())
                .invoke(row -> {
                    if (row.getInteger("attempts") > config.attemptsMax()) {
                        throw new LoginThrottled(Duration.ofMillis(row.getLong("wait_millis")));
                    }
                })
                .replaceWithVoid();
    }

    /** The right password was given: what came before it does not matter. */
    Uni<Void> forget(LoginEmail email) {
        return relay.preparedQuery(FORGET).execute(Tuple.of(hash(email))).replaceWithVoid();
    }

    @Scheduled(every = "1m", delayed = "1m", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> forgetOld() {
        return relay.query(FORGET_OLD).execute().replaceWithVoid();
    }

    // The table is read by nobody who should learn addresses that were mistyped or are somebody else's.
    private Buffer hash(LoginEmail email) {
        return Buffer.buffer(keyedHash.of("login:" + email.text()));
    }
}
