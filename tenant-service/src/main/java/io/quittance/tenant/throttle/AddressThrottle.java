package io.quittance.tenant.throttle;

import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * How often one may try something with an e-mail address: per address, known or not (to count only known ones would tell which are),
 * and per client address, so that nobody tries one password on all the world's addresses.
 */
@ApplicationScoped
public class AddressThrottle {
    private final Throttle throttle;
    private final ThrottleConfig config;

    AddressThrottle(Throttle throttle, ThrottleConfig config) {
        this.throttle = throttle;
        this.config = config;
    }

    /**
     * Lets an attempt pass, or fails with {@link Throttled}.
     *
     * @param what is tried, such as {@code login}; each is counted apart
     */
    public Uni<Void> admit(String what, LoginEmail email, RequestOrigin origin) {
        return admit(what, origin).chain(() -> throttle.admit(of(what, email), config.attemptsMax(), config.window()));
    }

    /** It went well: what came before does not matter, except to the client address. */
    public Uni<Void> forget(String what, LoginEmail email, RequestOrigin origin) {
        // Or anybody with one account could guess at others without end, by logging in to their own in between.
        return throttle.forget(of(what, email))
                .chain(() ->
                        origin.address() == null ? Uni.createFrom().voidItem() : throttle.giveBack(of(what, origin)));
    }

    private Uni<Void> admit(String what, RequestOrigin origin) {
        return origin.address() == null
                ? Uni.createFrom().voidItem()
                : throttle.admit(of(what, origin), config.attemptsPerClientMax(), config.window());
    }

    private static String of(String what, LoginEmail email) {
        return what + ":" + email.text();
    }

    private static String of(String what, RequestOrigin origin) {
        return what + " from:" + origin.address();
    }
}
