package io.quittance.tenant.operator;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.time.Duration;

/** Too many attempts to log in as an operator. Says the same whether or not there is one with this address. */
final class OperatorThrottled extends DomainException {
    private static final long serialVersionUID = 1L;

    private final long retryAfterSeconds;

    OperatorThrottled(Duration wait) {
        super(ErrorCode.RATE_LIMITED, "Too many attempts to log in. Try again later.");
        // Rounded up: who comes back on the second must not be too early.
        this.retryAfterSeconds = Math.max(1, wait.plusMillis(999).toSeconds());
    }

    long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
