package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names one attempt to collect a payment. Text form {@code att_…}. */
public record PaymentAttemptId(UUID value) implements TypedId {
    public static final String PREFIX = "att";

    public PaymentAttemptId {
        Objects.requireNonNull(value, "value");
    }

    public static PaymentAttemptId next() {
        return new PaymentAttemptId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static PaymentAttemptId fromString(String text) {
        return new PaymentAttemptId(TypeId.decode(PREFIX, text));
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public String toString() {
        return TypeId.encode(PREFIX, value);
    }
}
