package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names a line of an invoice. Text form {@code il_…}. */
public record InvoiceLineId(UUID value) implements TypedId {
    public static final String PREFIX = "il";

    public InvoiceLineId {
        Objects.requireNonNull(value, "value");
    }

    public static InvoiceLineId next() {
        return new InvoiceLineId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static InvoiceLineId fromString(String text) {
        return new InvoiceLineId(TypeId.decode(PREFIX, text));
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
