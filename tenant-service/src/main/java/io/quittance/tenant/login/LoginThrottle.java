package io.quittance.tenant.login;

import io.quittance.tenant.origin.Origin;
import io.quittance.tenant.throttle.Throttle;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How often one may try to log in: per e-mail address, known or not (to count only known ones would tell which are), and per client
 * address, so that nobody tries one password on all the world's addresses.
 */
@ApplicationScoped
class LoginThrottle {
    private final Throttle throttle;
    private final LoginConfig config;

    LoginThrottle(Throttle throttle, LoginConfig config) {
        this.throttle = throttle;
        this.config = config;
    }

    /** Lets an attempt pass, or refuses it. */
    Uni<Void> admit(LoginEmail email, Origin origin) {
        return admit(origin).chain(() -> throttle.admit(of(email), config.attemptsMax(), config.window()));
    }

    /** The right password was given: what came before it does not matter, except to the client address. */
    Uni<Void> forget(LoginEmail email, Origin origin) {
        // Or anybody with one account could guess at others without end, by logging in to their own in between.
        return throttle.forget(of(email))
                .chain(() -> origin.address() == null ? Uni.createFrom().voidItem() : throttle.giveBack(of(origin)));
    }

    private Uni<Void> admit(Origin origin) {
        return origin.address() == null
                ? Uni.createFrom().voidItem()
                : throttle.admit(of(origin), config.attemptsPerClientMax(), config.window());
    }

    private static String of(LoginEmail email) {
        return "login:" + email.text();
    }

    private static String of(Origin origin) {
        return "login-from:" + origin.address();
    }
}
