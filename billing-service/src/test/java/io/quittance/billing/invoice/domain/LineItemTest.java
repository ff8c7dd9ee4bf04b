package io.quittance.billing.invoice.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.BillingPeriod;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.Money;
import io.quittance.kernel.PlanId;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineItemTest {
    private static final BillingPeriod MARCH =
            new BillingPeriod(Instant.parse("2026-03-01T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));

    @Test
    void a_line_charges_the_unit_price_for_each_unit() {
        assertThat(line(3, Money.of(1500, "EUR")).amount()).isEqualTo(Money.of(4500, "EUR"));
    }

    @Test
    void a_free_line_charges_nothing() {
        assertThat(line(3, Money.of(0, "JPY")).amount()).isEqualTo(Money.of(0, "JPY"));
    }

    @Test
    void a_line_beyond_64_bits_is_refused() {
        assertThatThrownBy(() -> line(Long.MAX_VALUE, Money.of(2, "EUR")).amount())
                .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.AMOUNT_TOO_LARGE));
    }

    @Test
    void a_line_of_none_is_refused() {
        assertThatThrownBy(() -> line(0, Money.of(2, "EUR"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_line_that_gives_money_is_refused() {
        assertThatThrownBy(() -> line(1, Money.of(-2, "EUR"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_bill_in_two_currencies_has_no_total() {
        Bill bill = new Bill(List.of(line(1, Money.of(1, "EUR")), line(1, Money.of(1, "USD"))));
        assertThatThrownBy(bill::total)
                .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(ErrorCode.CURRENCY_MISMATCH));
    }

    @Test
    void a_bill_of_nothing_is_refused() {
        assertThatThrownBy(() -> new Bill(List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    static LineItem line(long quantity, Money unit) {
        return new LineItem("Team", PlanId.next(), MARCH, quantity, unit);
    }
}
