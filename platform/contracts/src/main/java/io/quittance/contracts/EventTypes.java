package io.quittance.contracts;

import io.quittance.contracts.billing.InvoiceFinalized;
import io.quittance.contracts.billing.InvoicePaid;
import io.quittance.contracts.billing.InvoicePaymentFailed;
import io.quittance.contracts.billing.InvoiceVoided;
import io.quittance.contracts.billing.PlanArchived;
import io.quittance.contracts.billing.PlanCreated;
import io.quittance.contracts.payment.PaymentFailed;
import io.quittance.contracts.payment.PaymentMethodAttached;
import io.quittance.contracts.payment.PaymentSucceeded;
import io.quittance.contracts.subscription.CustomerCreated;
import io.quittance.contracts.subscription.CustomerDeleted;
import io.quittance.contracts.subscription.CustomerUpdated;
import io.quittance.contracts.subscription.SubscriptionActivated;
import io.quittance.contracts.subscription.SubscriptionCanceled;
import io.quittance.contracts.subscription.SubscriptionCancellationScheduled;
import io.quittance.contracts.subscription.SubscriptionCreated;
import io.quittance.contracts.subscription.SubscriptionPastDue;
import io.quittance.contracts.subscription.SubscriptionRenewed;
import io.quittance.contracts.tenant.ApiKeyChanged;
import io.quittance.contracts.tenant.ApiKeyCreated;
import io.quittance.contracts.tenant.ApiKeyRevoked;
import io.quittance.contracts.tenant.SessionRevoked;
import io.quittance.contracts.tenant.TenantClosed;
import io.quittance.contracts.tenant.TenantRegistered;
import io.quittance.contracts.tenant.TenantResumed;
import io.quittance.contracts.tenant.TenantSuspended;
import io.quittance.contracts.webhook.WebhookEndpointCreated;
import io.quittance.contracts.webhook.WebhookEndpointDisabled;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalogue: every type of event there is. Written out, because nothing can be scanned for in a native image. */
public final class EventTypes {
    private static final List<Class<? extends EventData>> ALL = List.of(
            TenantRegistered.class,
            ApiKeyCreated.class,
            ApiKeyRevoked.class,
            ApiKeyChanged.class,
            SessionRevoked.class,
            TenantSuspended.class,
            TenantResumed.class,
            TenantClosed.class,
            PlanCreated.class,
            PlanArchived.class,
            InvoiceFinalized.class,
            InvoicePaid.class,
            InvoicePaymentFailed.class,
            InvoiceVoided.class,
            CustomerCreated.class,
            CustomerUpdated.class,
            CustomerDeleted.class,
            SubscriptionCreated.class,
            SubscriptionActivated.class,
            SubscriptionRenewed.class,
            SubscriptionPastDue.class,
            SubscriptionCancellationScheduled.class,
            SubscriptionCanceled.class,
            PaymentMethodAttached.class,
            PaymentSucceeded.class,
            PaymentFailed.class,
            WebhookEndpointCreated.class,
            WebhookEndpointDisabled.class);

    private static final Map<String, Class<? extends EventData>> BY_NAME =
            ALL.stream().collect(Collectors.toUnmodifiableMap(EventTypes::nameOf, Function.identity()));

    private EventTypes() {}

    /** Every payload's class, topic by topic. */
    public static List<Class<? extends EventData>> all() {
        return ALL;
    }

    /** The payload's class; empty for a type that this version does not know yet, which a consumer passes over. */
    public static Optional<Class<? extends EventData>> byName(String name) {
        return Optional.ofNullable(BY_NAME.get(name));
    }

    /** Such as {@code invoice.paid.v1}. */
    public static String nameOf(Class<? extends EventData> type) {
        return declaration(type).value();
    }

    public static Topic topicOf(Class<? extends EventData> type) {
        return declaration(type).topic();
    }

    private static EventType declaration(Class<? extends EventData> type) {
        EventType declaration = type.getAnnotation(EventType.class);
        if (declaration == null) {
            throw new IllegalArgumentException(type.getName() + " lacks @EventType");
        }
        return declaration;
    }
}
