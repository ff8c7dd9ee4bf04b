package io.quittance.tenant.credential;

import io.quarkus.reactive.datasource.ReactiveDataSource;
import io.quittance.kernel.Uuid7;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.tenant.throttle.AddressThrottle;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Notes that somebody says they forgot a password, and nothing else: whether anybody has this address is looked up later, by {@link
 * AnswerPasswordResets}. So neither the answer nor its time tells.
 */
@ApplicationScoped
class RequestPasswordReset {
    private static final String NOTE = """
            INSERT INTO password_reset_request (id, email, client_address, created_at) VALUES ($1, $2, $3, now())""";

    private final AddressThrottle throttle;
    private final Pool relay;

    RequestPasswordReset(AddressThrottle throttle, @ReactiveDataSource("relay") Pool relay) {
        this.throttle = throttle;
        this.relay = relay;
    }

    Uni<Void> request(LoginEmail email, RequestOrigin origin) {
        return throttle.admit("password reset", email, origin)
                .chain(() -> relay.preparedQuery(NOTE).execute(Tuple.of(Uuid7.next(), email.text(), origin.address())))
                .replaceWithVoid();
    }
}
