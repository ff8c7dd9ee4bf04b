package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names an entry of the audit log. Text form {@code aud_…}. */
public record AuditEntryId(UUID value) implements TypedId {
    public static final String PREFIX = "aud";

    public AuditEntryId {
        Objects.requireNonNull(value, "value");
    }

    public static AuditEntryId next() {
        return new AuditEntryId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static AuditEntryId fromString(String text) {
        return new AuditEntryId(TypeId.decode(PREFIX, text));
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
