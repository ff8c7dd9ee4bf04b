package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names an analytics event that a tenant reported. Text form {@code aev_…}. */
public record AnalyticsEventId(UUID value) implements TypedId {
    public static final String PREFIX = "aev";

    public AnalyticsEventId {
        Objects.requireNonNull(value, "value");
    }

    public static AnalyticsEventId next() {
        return new AnalyticsEventId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static AnalyticsEventId fromString(String text) {
        return new AnalyticsEventId(TypeId.decode(PREFIX, text));
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
