package io.quittance.kernel;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** With which code a call is refused. */
final class Refusal {
    private Refusal() {}

    static ErrorCode of(ThrowingCallable call) {
        return catchThrowableOfType(DomainException.class, call).code();
    }
}
