package io.quittance.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class Uuid7Test {

    @Test
    void is_of_version_7_and_says_when_it_was_made() {
        Instant before = Instant.now();
        UUID uuid = Uuid7.next();

        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        // Earlier tests may have pushed the counter ahead of the clock.
        assertThat(timeOf(uuid)).isBetween(before.minusMillis(1), before.plus(Duration.ofSeconds(10)));
    }

    @Test
    void each_is_greater_than_the_one_before_even_faster_than_the_clock_ticks() {
        List<String> ids =
                Stream.generate(Uuid7::next).limit(100_000).map(UUID::toString).toList();

        assertThat(ids).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void threads_never_make_the_same_id_and_each_sees_its_own_rise() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<List<String>> some = () -> Stream.generate(Uuid7::next)
                    .limit(20_000)
                    .map(UUID::toString)
                    .toList();
            List<String> all = new ArrayList<>();
            for (Future<List<String>> made : threads.invokeAll(List.of(some, some, some, some))) {
                assertThat(made.get()).isSorted();
                all.addAll(made.get());
            }
            assertThat(all).doesNotHaveDuplicates();
        } finally {
            threads.shutdown();
        }
    }

    @Test
    void carries_the_millisecond_it_is_told() {
        Instant instant = Instant.parse("2031-05-06T07:08:09.010Z");
        UUID uuid = Uuid7.at(instant);

        assertThat(timeOf(uuid)).isEqualTo(instant);
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(Uuid7.at(instant)).isNotEqualTo(uuid);
    }

    @Test
    void refuses_an_instant_that_it_cannot_carry() {
        assertThatIllegalArgumentException().isThrownBy(() -> Uuid7.at(Instant.EPOCH.minusMillis(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Uuid7.at(Instant.parse("+12000-01-01T00:00:00Z")));
    }

    private static Instant timeOf(UUID uuid) {
        return Instant.ofEpochMilli(uuid.getMostSignificantBits() >>> 16);
    }
}
