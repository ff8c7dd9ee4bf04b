package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names a customer of a tenant. Text form {@code cus_…}. */
public record CustomerId(UUID value) implements TypedId {
    public static final String PREFIX = "cus";

    public CustomerId {
        Objects.requireNonNull(value, "value");
    }

    public static CustomerId next() {
        return new CustomerId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static CustomerId fromString(String text) {
        return new CustomerId(TypeId.decode(PREFIX, text));
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
