package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names the delivery of one event to one webhook endpoint. Text form {@code whd_…}. */
public record DeliveryId(UUID value) implements TypedId {
    public static final String PREFIX = "whd";

    public DeliveryId {
        Objects.requireNonNull(value, "value");
    }

    public static DeliveryId next() {
        return new DeliveryId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static DeliveryId fromString(String text) {
        return new DeliveryId(TypeId.decode(PREFIX, text));
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
