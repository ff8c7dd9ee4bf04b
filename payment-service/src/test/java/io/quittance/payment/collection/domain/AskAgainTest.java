package io.quittance.payment.collection.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AskAgainTest {
    private static final Instant NOW = Instant.parse("2026-03-04T00:00:00Z");

    @Test
    void a_lost_answer_is_asked_for_soon() {
        assertThat(AskAgain.after(NOW, 1)).isEqualTo(NOW.plusSeconds(1));
    }

    @Test
    void it_is_never_given_up() {
        assertThat(AskAgain.after(NOW, 1_000_000)).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }
}
