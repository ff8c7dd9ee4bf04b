package io.quittance.tenant.operator;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quittance.kernel.UserId;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Those who run the platform. Seen by the relay role alone. */
@ApplicationScoped
class Operators {
    private final Pool relay;
    private final Clock clock;

    Operators(@ReactiveDataSource("relay") Pool relay, Clock clock) {
        this.relay = relay;
        this.clock = clock;
    }

    /** The operator with this address; null if there is none. */
    Uni<Operator> find(LoginEmail email) {
        return relay.preparedQuery("SELECT id, email, password_hash FROM operator_account WHERE email = $1")
                .execute(Tuple.of(email.text()))
                .map(rows -> {
                    var found = rows.iterator();
                    if (!found.hasNext()) {
                        return null;
                    }
                    var row = found.next();
                    return new Operator(
                            new UserId(row.getUUID("id")), row.getString("email"), row.getString("password_hash"));
                });
    }

    Uni<Boolean> areThere() {
        return relay.query("SELECT EXISTS (SELECT FROM operator_account)")
                .execute()
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    /** Adds the first; false if there is one. Replicas that start together add one between them. */
    Uni<Boolean> addFirst(Operator operator) {
        return relay.preparedQuery("""
                        INSERT INTO operator_account (id, email, password_hash, created_at)
                        SELECT $1, $2, $3, $4 WHERE NOT EXISTS (SELECT FROM operator_account)
                        ON CONFLICT DO NOTHING""")
                .execute(Tuple.of(
                        operator.id().value(),
                        operator.email(),
                        operator.passwordHash(),
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)))
                .map(rows -> rows.rowCount() == 1);
    }
}
