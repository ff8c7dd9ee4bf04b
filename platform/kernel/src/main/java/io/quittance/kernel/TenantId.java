package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names a tenant: one company that sells through Quittance. Text form {@code ten_…}. */
public record TenantId(UUID value) implements TypedId {
    public static final String PREFIX = "ten";

    public TenantId {
        Objects.requireNonNull(value, "value");
    }

    public static TenantId next() {
        return new TenantId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static TenantId fromString(String text) {
        return new TenantId(TypeId.decode(PREFIX, text));
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
