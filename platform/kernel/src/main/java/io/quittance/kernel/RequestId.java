package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names a request through the gateway, from end to end. Text form {@code req_…}. */
public record RequestId(UUID value) implements TypedId {
    public static final String PREFIX = "req";

    public RequestId {
        Objects.requireNonNull(value, "value");
    }

    public static RequestId next() {
        return new RequestId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static RequestId fromString(String text) {
        return new RequestId(TypeId.decode(PREFIX, text));
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
