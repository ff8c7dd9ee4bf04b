package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.gateway.TestConfig;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StrainTest {
    private static final long TICK = TimeUnit.MILLISECONDS.toNanos(100);

    private long now;
    private final Strain strain = new Strain(
            TestConfig.of("overload.in-flight-max", "10", "overload.lag-max", "250ms")
                    .overload(),
            TICK,
            now);

    @Test
    void an_event_loop_that_is_late_again_and_again_takes_no_more() {
        ticks(400, 400);
        assertThat(strain.isTooMuch(0)).isFalse();

        ticks(400);

        assertThat(strain.isTooMuch(0)).isTrue();
    }

    @Test
    void one_late_moment_is_no_reason() {
        ticks(5_000, 100, 5_000, 100, 400, 400, 100);

        assertThat(strain.isTooMuch(0)).isFalse();
    }

    @Test
    void on_time_again_it_takes_requests_again() {
        ticks(400, 400, 400, 120);

        assertThat(strain.isTooMuch(0)).isFalse();
    }

    @Test
    void too_many_requests_on_their_way_are_too_much_at_any_time() {
        assertThat(strain.isTooMuch(10)).isFalse();
        assertThat(strain.isTooMuch(11)).isTrue();
    }

    private void ticks(long... millis) {
        for (long each : millis) {
            now += TimeUnit.MILLISECONDS.toNanos(each);
            strain.tick(now);
        }
    }
}
