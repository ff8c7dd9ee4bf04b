package io.quittance.billing.invoice.domain;

import io.quittance.kernel.Money;
import java.util.List;

/**
 * What a customer is charged: lines in one currency, and their sum. Lines are whole minor units already, so the total is never
 * rounded again.
 *
 * @param lines in the order in which they are printed, at least one
 */
public record Bill(List<LineItem> lines) {
    public Bill {
        lines = List.copyOf(lines);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("A bill of nothing");
        }
    }

    /**
     * The sum of the lines.
     *
     * @throws io.quittance.kernel.DomainException {@code CURRENCY_MISMATCH} across currencies, {@code AMOUNT_TOO_LARGE} where
     *     the sum leaves 64 bits
     */
    public Money total() {
        return lines.stream().map(LineItem::amount).reduce(Money::plus).orElseThrow();
    }
}
