package io.quittance.runtime.outbox;

import io.quittance.contracts.EventData;
import java.time.Instant;

/**
 * A fact about to be told.
 *
 * @param subject TypeID of the aggregate that the fact is about
 * @param key what orders it on Kafka: the customer's TypeID where there is a customer, else the tenant's
 * @param sequence the aggregate's own count of its events
 * @param effectiveAt business time, which on a test clock differs from the wall clock
 */
public record NewEvent(String subject, String key, long sequence, Instant effectiveAt, EventData data) {}
