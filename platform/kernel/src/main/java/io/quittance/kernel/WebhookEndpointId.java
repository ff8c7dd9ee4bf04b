package io.quittance.kernel;

import java.util.Objects;
import java.util.UUID;

/** Names a webhook endpoint of a tenant. Text form {@code we_…}. */
public record WebhookEndpointId(UUID value) implements TypedId {
    public static final String PREFIX = "we";

    public WebhookEndpointId {
        Objects.requireNonNull(value, "value");
    }

    public static WebhookEndpointId next() {
        return new WebhookEndpointId(Uuid7.next());
    }

    /**
     * The id in a text.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} if the text is anything else
     */
    public static WebhookEndpointId fromString(String text) {
        return new WebhookEndpointId(TypeId.decode(PREFIX, text));
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
