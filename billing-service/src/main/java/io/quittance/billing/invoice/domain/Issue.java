package io.quittance.billing.invoice.domain;

import io.quittance.kernel.Money;
import java.time.Instant;
import java.util.Objects;

/**
 * What an invoice got when it was finalized, and keeps whatever happens to it.
 *
 * @param number gap-free from 1 per tenant and mode
 * @param due what the customer owes, never negative
 * @param finalizedAt effective time
 * @param dueAt when it is to be paid; effective time
 */
public record Issue(long number, Money due, Instant finalizedAt, Instant dueAt) {
    public Issue {
        Objects.requireNonNull(finalizedAt, "finalizedAt");
        Objects.requireNonNull(dueAt, "dueAt");
        if (number < 1) {
            throw new IllegalArgumentException("Numbers start at 1, not " + number);
        }
        if (due.isNegative()) {
            throw new IllegalArgumentException("Nobody owes " + due);
        }
    }
}
