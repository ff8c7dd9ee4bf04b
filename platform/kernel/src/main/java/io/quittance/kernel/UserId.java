package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names a person who signs in. Text form {@code usr_…}. */
public record UserId(UUID value) implements TypedId {
    public static final String PREFIX = "usr";

    public UserId {
        Objects.requireNonNull(value, "value");
    }

    public static UserId next() {
        return new UserId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static UserId fromString(String text) {
        return new UserId(TypeId.decode(PREFIX, text));
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
