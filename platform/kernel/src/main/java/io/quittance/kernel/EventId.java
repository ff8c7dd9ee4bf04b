package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names an event, as published on Kafka and as sent to webhook endpoints. Text form {@code evt_…}. */
public record EventId(UUID value) implements TypedId {
    public static final String PREFIX = "evt";

    public EventId {
        Objects.requireNonNull(value, "value");
    }

    public static EventId next() {
        return new EventId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static EventId fromString(String text) {
        return new EventId(TypeId.decode(PREFIX, text));
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
