package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names an invitation of a person to a tenant; never the secret in its link. Text form {@code invt_…}. */
public record InvitationId(UUID value) implements TypedId {
    public static final String PREFIX = "invt";

    public InvitationId {
        Objects.requireNonNull(value, "value");
    }

    public static InvitationId next() {
        return new InvitationId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static InvitationId fromString(String text) {
        return new InvitationId(TypeId.decode(PREFIX, text));
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
