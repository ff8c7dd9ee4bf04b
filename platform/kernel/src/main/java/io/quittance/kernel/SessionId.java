package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names a person's session: one log-in and all tokens that came of it. Text form {@code ses_…}. */
public record SessionId(UUID value) implements TypedId {
    public static final String PREFIX = "ses";

    public SessionId {
        Objects.requireNonNull(value, "value");
    }

    public static SessionId next() {
        return new SessionId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static SessionId fromString(String text) {
        return new SessionId(TypeId.decode(PREFIX, text));
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
