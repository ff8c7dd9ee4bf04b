package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names an API key; never the key itself. Text form {@code key_…}. */
public record ApiKeyId(UUID value) implements TypedId {
    public static final String PREFIX = "key";

    public ApiKeyId {
        Objects.requireNonNull(value, "value");
    }

    public static ApiKeyId next() {
        return new ApiKeyId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static ApiKeyId fromString(String text) {
        return new ApiKeyId(TypeId.decode(PREFIX, text));
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
