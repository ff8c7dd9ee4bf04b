package io.quittance.billing.invoice.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.kernel.Money;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BillProperties {
    @Property
    void a_total_is_the_sum_of_quantity_times_price(@ForAll("lines") List<LineItem> lines) {
        BigInteger expected = lines.stream()
                .map(line -> BigInteger.valueOf(line.quantity())
                        .multiply(BigInteger.valueOf(line.unitAmount().minor())))
                .reduce(BigInteger.ZERO, BigInteger::add);
        assertThat(BigInteger.valueOf(new Bill(lines).total().minor())).isEqualTo(expected);
    }

    /** Up to nine lines of the dearest plan and the most seats there are: what must always fit. */
    @Provide
    Arbitrary<List<LineItem>> lines() {
        Arbitrary<Long> quantity = Arbitraries.longs().between(1, 1_000_000);
        Arbitrary<Long> price = Arbitraries.longs().between(0, 999_999_999_999L);
        return Combinators.combine(quantity, price)
                .as((count, minor) -> LineItemTest.line(count, Money.of(minor, "EUR")))
                .list()
                .ofMinSize(1)
                .ofMaxSize(9);
    }
}
