package io.quittance.runtime.transaction;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.hibernate.reactive.mutiny.impl.MutinySessionImpl;
import org.hibernate.reactive.pool.ReactiveConnection;

/**
 * Statements on the connection of the current session, so in its transaction: for what is SQL by design (locks, claims, the
 * outbox, the tenant's settings). Placeholders are PostgreSQL's {@code $1}; times are {@code OffsetDateTime}.
 *
 * <p>This is the only class that knows Hibernate Reactive's internal connection. A native query through the session costs
 * about half a millisecond more per call here.
 */
@ApplicationScoped
public class Sql {

    public Uni<List<Object[]>> select(String statement, Object... parameters) {
        return onConnection(connection -> connection.select(statement, parameters))
                .map(result -> {
                    List<Object[]> rows = new ArrayList<>(result.size());
                    result.forEachRemaining(rows::add);
                    return rows;
                });
    }

    /** Answers how many rows the statement changed. */
    public Uni<Integer> update(String statement, Object... parameters) {
        return onConnection(connection -> connection.update(statement, parameters));
    }

    private static <T> Uni<T> onConnection(Function<ReactiveConnection, CompletionStage<T>> statement) {
        return Panache.getSession().chain(session -> Uni.createFrom()
                .completionStage(() -> statement.apply(((MutinySessionImpl) session).getReactiveConnection())));
    }
}
