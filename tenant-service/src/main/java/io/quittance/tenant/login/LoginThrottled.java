package io.quittance.tenant.login;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.time.Duration;

/** Too many attempts at one address. Says the same whether or not somebody has this address. */
final class LoginThrottled extends DomainException {
    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    LoginThrottled(Duration wait) {
        super(ErrorCode.RATE_LIMITED, "Too many attempts to log in with this address. Try again later.");
        // Rounded up: who comes back on the second must not be too early.
        this.retryAfterSeconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
