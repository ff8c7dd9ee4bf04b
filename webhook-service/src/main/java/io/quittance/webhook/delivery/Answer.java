package io.quittance.webhook.delivery;

import io.quittance.webhook.delivery.domain.AttemptError;
import java.time.Duration;
import java.time.Instant;

/**
 * How an attempt ended: with a status, or with an error.
 *
 * @param address of the receiver; null if we did not get so far
 * @param status null if none came
 * @param error null if a status came
 * @param excerpt the first 16 KiB of the answer; null if no status came
 * @param retryAfter the header as it came; null if there was none
 */
record Answer(
        Instant startedAt,
        Duration duration,
        String address,
        Integer status,
        AttemptError error,
        String excerpt,
        String retryAfter) {}
