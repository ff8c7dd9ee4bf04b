package io.quittance.webhook.catalogue;

import io.quittance.contracts.EventData;
import io.quittance.contracts.EventTypes;
import io.quittance.contracts.Topic;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The events that tenants may hear of: all of billing, subscriptions and payments. On the wire they lose their version
 * ({@code invoice.paid}), which belongs to the platform's own contract.
 */
public final class PublicEvents {
    private static final Set<Topic> TOPICS = Set.of(Topic.BILLING, Topic.SUBSCRIPTION, Topic.PAYMENT);

    private static final Set<String> NAMES = EventTypes.all().stream()
            .filter(type -> TOPICS.contains(EventTypes.topicOf(type)))
            .map(PublicEvents::nameOf)
            .collect(Collectors.toUnmodifiableSet());

    private PublicEvents() {}

    /** Such as {@code invoice.paid}. */
    public static Set<String> names() {
        return NAMES;
    }

    public static List<Class<? extends EventData>> on(Topic topic) {
        return EventTypes.all().stream()
                .filter(type -> EventTypes.topicOf(type) == topic)
                .toList();
    }

    public static String nameOf(Class<? extends EventData> type) {
        String versioned = EventTypes.nameOf(type);
        return versioned.substring(0, versioned.lastIndexOf('.'));
    }
}
