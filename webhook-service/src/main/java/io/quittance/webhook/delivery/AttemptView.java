package io.quittance.webhook.delivery;

import java.time.Instant;

/**
 * One attempt on the wire.
 *
 * @param number from 1. A missing number is an attempt whose sender was killed before it could tell how it ended
 * @param address of the receiver; null if we did not get so far
 * @param status of the answer; null if none came
 * @param error why none came, such as {@code timed_out}; null if one came
 * @param answer the first 16 KiB of the answer's body
 */
record AttemptView(
        int number,
        Instant startedAt,
        long durationMillis,
        String address,
        Integer status,
        String error,
        String answer) {}
