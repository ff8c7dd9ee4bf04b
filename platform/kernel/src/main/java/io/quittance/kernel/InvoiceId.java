package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names an invoice; its number is another thing and comes with finalization. Text form {@code inv_…}. */
public record InvoiceId(UUID value) implements TypedId {
    public static final String PREFIX = "inv";

    public InvoiceId {
        Objects.requireNonNull(value, "value");
    }

    public static InvoiceId next() {
        return new InvoiceId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static InvoiceId fromString(String text) {
        return new InvoiceId(TypeId.decode(PREFIX, text));
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
