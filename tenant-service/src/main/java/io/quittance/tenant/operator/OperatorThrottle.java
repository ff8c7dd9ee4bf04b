package io.quittance.tenant.operator;

import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.tenant.throttle.Throttle;
import io.quittance.tenant.throttle.Throttled;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts attempts to log in as an operator, per address and per place that they come from, before the password is looked at. */
@ApplicationScoped
class OperatorThrottle {
    private static final int PLACE_FACTOR = 3;

    private final Throttle throttle;
    private final OperatorConfig config;

    OperatorThrottle(Throttle throttle, OperatorConfig config) {
        this.throttle = throttle;
        this.config = config;
    }

    /** Lets an attempt pass, or fails with {@link Throttled}. */
    Uni<Void> admit(LoginEmail email) {
        String place = "operator-from:" + RequestOrigin.current().address();
        return throttle.admit(place, PLACE_FACTOR * config.attemptsMax(), config.window())
                .chain(() -> throttle.admit(account(email), config.attemptsMax(), config.window()));
    }

    /** The right password was given: what came before it does not matter. */
    Uni<Void> forget(LoginEmail email) {
        return throttle.forget(account(email));
    }

    private static String account(LoginEmail email) {
        return "operator:" + email.text();
    }
}
