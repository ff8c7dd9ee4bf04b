package io.quittance.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * Every kind of typed id, for what must treat them alike without reflection: JSON binding, parameter converters, native images.
 */
public final class TypedIds {

    /**
     * One kind of id.
     *
     * @param type its class
     * @param prefix its prefix in text
     * @param fromString its reader, which refuses with {@link ErrorCode#ID_INVALID}
     */
    public record Kind<T extends TypedId>(Class<T> type, String prefix, Function<String, T> fromString) {}

    private static final List<Kind<?>> ALL = List.of(
            new Kind<>(TenantId.class, TenantId.PREFIX, TenantId::fromString),
            new Kind<>(UserId.class, UserId.PREFIX, UserId::fromString),
            new Kind<>(ApiKeyId.class, ApiKeyId.PREFIX, ApiKeyId::fromString),
            new Kind<>(SessionId.class, SessionId.PREFIX, SessionId::fromString),
            new Kind<>(InvitationId.class, InvitationId.PREFIX, InvitationId::fromString),
            new Kind<>(AuditEntryId.class, AuditEntryId.PREFIX, AuditEntryId::fromString),
            new Kind<>(PlanId.class, PlanId.PREFIX, PlanId::fromString),
            new Kind<>(CustomerId.class, CustomerId.PREFIX, CustomerId::fromString),
            new Kind<>(SubscriptionId.class, SubscriptionId.PREFIX, SubscriptionId::fromString),
            new Kind<>(InvoiceId.class, InvoiceId.PREFIX, InvoiceId::fromString),
            new Kind<>(InvoiceLineId.class, InvoiceLineId.PREFIX, InvoiceLineId::fromString),
            new Kind<>(PaymentId.class, PaymentId.PREFIX, PaymentId::fromString),
            new Kind<>(PaymentMethodId.class, PaymentMethodId.PREFIX, PaymentMethodId::fromString),
            new Kind<>(PaymentAttemptId.class, PaymentAttemptId.PREFIX, PaymentAttemptId::fromString),
            new Kind<>(WebhookEndpointId.class, WebhookEndpointId.PREFIX, WebhookEndpointId::fromString),
            new Kind<>(EventId.class, EventId.PREFIX, EventId::fromString),
            new Kind<>(DeliveryId.class, DeliveryId.PREFIX, DeliveryId::fromString),
            new Kind<>(RequestId.class, RequestId.PREFIX, RequestId::fromString),
            new Kind<>(AnalyticsEventId.class, AnalyticsEventId.PREFIX, AnalyticsEventId::fromString));

    private TypedIds() {}

    public static List<Kind<?>> all() {
        return ALL;
    }
}
