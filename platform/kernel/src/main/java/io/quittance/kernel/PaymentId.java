package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names a payment. Text form {@code pay_…}. */
public record PaymentId(UUID value) implements TypedId {
    public static final String PREFIX = "pay";

    public PaymentId {
        Objects.requireNonNull(value, "value");
    }

    public static PaymentId next() {
        return new PaymentId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static PaymentId fromString(String text) {
        return new PaymentId(TypeId.decode(PREFIX, text));
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
