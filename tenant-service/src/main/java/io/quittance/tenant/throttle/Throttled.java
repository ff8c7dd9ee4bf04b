package io.quittance.tenant.throttle;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.time.Duration;

/** Too many attempts. Says the same whether or not there is anything to find. */
public final class Throttled extends DomainException {
    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    Throttled(Duration wait) {
        super(ErrorCode.RATE_LIMITED, "Too many attempts. Try again later.");
        // Rounded up: who comes back on the second must not be too early.
        this.retryAfterSeconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
