package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names a plan: what is sold, at what price, how often. Text form {@code plan_…}. */
public record PlanId(UUID value) implements TypedId {
    public static final String PREFIX = "plan";

    public PlanId {
        Objects.requireNonNull(value, "value");
    }

    public static PlanId next() {
        return new PlanId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static PlanId fromString(String text) {
        return new PlanId(TypeId.decode(PREFIX, text));
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
