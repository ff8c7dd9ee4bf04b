package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BillingPeriodTest {
    private static final Instant START = Instant.parse("2025-06-01T00:00:00Z");
    private static final Instant END = Instant.parse("2025-07-01T00:00:00Z");
    private static final BillingPeriod JUNE = new BillingPeriod(START, END);

    @Test
    void has_its_start_and_not_its_end() {
        assertThat(JUNE.contains(START)).isTrue();
        assertThat(JUNE.contains(END.minusNanos(1))).isTrue();
        assertThat(JUNE.contains(END)).isFalse();
        assertThat(JUNE.contains(START.minusNanos(1))).isFalse();
    }

    @Test
    void is_as_long_as_it_really_is() {
        assertThat(JUNE.length()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void ends_after_it_starts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new BillingPeriod(START, START));
        assertThatIllegalArgumentException().isThrownBy(() -> new BillingPeriod(END, START));
    }
}
