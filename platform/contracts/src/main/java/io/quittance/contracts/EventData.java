package io.quittance.contracts;

/**
 * The payload of an event: a record annotated with {@link EventType} and listed in {@link EventTypes}.
 *
 * <p>In JSON its components are snake_case, ids their TypeID text, instants RFC 3339 in UTC, amounts whole minor units.
 */
public interface EventData {}
