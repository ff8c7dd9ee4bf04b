package io.quittance.runtime.inbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quittance.contracts.Event;
import io.quittance.contracts.EventData;
import io.quittance.contracts.EventTypes;
import io.quittance.kernel.EventId;
import io.quittance.kernel.TenantId;
import io.quittance.runtime.problem.Failures;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/**
 * Which events a consumer cares about and what it does with each. Never fails towards Kafka: an event is applied, ignored or
 * parked; only where the database itself is out of reach does the partition wait, because then nothing can be applied anyway.
 */
public final class EventRoutes {
    private static final Logger LOG = Logger.getLogger(EventRoutes.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);

    private final String consumer;
    private final Inbox inbox;
    private final ParkedEvents parked;
    private final ObjectMapper json;
    private final Map<String, Route<?>> routes = new LinkedHashMap<>();

    EventRoutes(String consumer, Inbox inbox, ParkedEvents parked, ObjectMapper json) {
        this.consumer = consumer;
        this.inbox = inbox;
        this.parked = parked;
        this.json = json;
    }

    /** Adds what to do with one type of event. It runs in the transaction that claims the event. */
    public <T extends EventData> EventRoutes on(Class<T> type, Function<Event<T>, Uni<Void>> effect) {
        routes.put(EventTypes.nameOf(type), new Route<>(type, effect));
        return this;
    }

    public Set<String> types() {
        return routes.keySet();
    }

    /**
     * Applies what a poll brought: the events of a tenant and mode together, in one transaction for all, which costs a fraction of
     * one for each. Completes when the offsets may be committed.
     */
    public Uni<Void> accept(ConsumerRecords<String, byte[]> records) {
        Map<Owner, List<RawEvent>> byOwner = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            read(record).ifPresent(event -> byOwner.computeIfAbsent(
                            new Owner(event.tenantId(), event.livemode()), owner -> new ArrayList<>())
                    .add(event));
        }
        return Inbox.inOrder(byOwner.values(), this::accept);
    }

    /** A batch of which an event fails is taken back and applied one by one, so that only that event's key has to wait. */
    private Uni<Void> accept(List<RawEvent> events) {
        return inbox.once(consumer, events, this::effect)
                .onFailure()
                .recoverWithUni(failure -> Inbox.inOrder(events, this::accept));
    }

    private Uni<Void> accept(RawEvent event) {
        return Uni.createFrom()
                .deferred(() -> inbox.once(consumer, List.of(event), this::effect))
                .onFailure(failure -> !Failures.areUnavailability(failure))
                .recoverWithUni(failure -> parked.park(consumer, event, failure))
                .onFailure()
                .invoke(failure -> LOG.warnf("%s waits for the database: %s", consumer, failure.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely();
    }

    /** The event that the record holds, if anyone here cares about it. */
    private Optional<RawEvent> read(ConsumerRecord<String, byte[]> record) {
        String type = RawEvent.typeOf(record);
        if (type == null || !routes.containsKey(type)) {
            return Optional.empty();
        }
        try {
            return Optional.of(RawEvent.of(record));
        } catch (RuntimeException unreadable) {
            // Without a tenant there is no row to park it in; the log keeps where it stands on the topic.
            LOG.errorf(
                    "%s: record %s-%d@%d is no event of ours, passed over: %s",
                    consumer, record.topic(), record.partition(), record.offset(), unreadable.getMessage());
            return Optional.empty();
        }
    }

    /** What is to be done about an event. Runs inside the transaction that claims it or takes it out of the parking table. */
    Uni<Void> effect(RawEvent raw) {
        return Uni.createFrom().deferred(() -> effectWith(routes.get(raw.type()), raw));
    }

    private <T extends EventData> Uni<Void> effectWith(Route<T> route, RawEvent raw) {
        return route.effect().apply(read(route, raw));
    }

    private <T extends EventData> Event<T> read(Route<T> route, RawEvent raw) {
        try {
            return new Event<>(
                    new EventId(raw.eventId()),
                    new TenantId(raw.tenantId()),
                    raw.livemode(),
                    raw.subject(),
                    raw.key(),
                    raw.sequence(),
                    raw.effectiveAt(),
                    raw.occurredAt(),
                    raw.traceparent(),
                    // Additive changes are promised, so an unknown field is a newer publisher, not an error.
                    json.readerFor(route.type())
                            .without(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                            .readValue(raw.data()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "the data of " + raw.type() + " cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    private record Owner(UUID tenantId, boolean livemode) {}

    private record Route<T extends EventData>(Class<T> type, Function<Event<T>, Uni<Void>> effect) {}
}
