package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names a payment method of a customer. Text form {@code pm_…}. */
public record PaymentMethodId(UUID value) implements TypedId {
    public static final String PREFIX = "pm";

    public PaymentMethodId {
        Objects.requireNonNull(value, "value");
    }

    public static PaymentMethodId next() {
        return new PaymentMethodId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static PaymentMethodId fromString(String text) {
        return new PaymentMethodId(TypeId.decode(PREFIX, text));
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
