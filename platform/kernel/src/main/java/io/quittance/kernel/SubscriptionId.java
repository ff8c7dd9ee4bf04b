package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names a subscription. Text form {@code sub_…}. */
public record SubscriptionId(UUID value) implements TypedId {
    public static final String PREFIX = "sub";

    public SubscriptionId {
        Objects.requireNonNull(value, "value");
    }

    public static SubscriptionId next() {
        return new SubscriptionId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static SubscriptionId fromString(String text) {
        return new SubscriptionId(TypeId.decode(PREFIX, text));
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
