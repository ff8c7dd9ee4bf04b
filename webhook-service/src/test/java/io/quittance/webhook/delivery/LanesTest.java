package io.quittance.webhook.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.kernel.WebhookEndpointId;
import io.quittance.webhook.delivery.domain.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanesTest {
    private final Lanes lanes = new Lanes(10, 4);
    private final WebhookEndpointId endpoint = WebhookEndpointId.next();

    @Test
    void an_idle_endpoint_has_its_full_width() {
        assertThat(lanes.narrow()).isEmpty();
        assertThat(lanes.free()).isEqualTo(10);
    }

    @Test
    void what_is_under_way_narrows_the_lane() {
        lanes.enter(endpoint);
        lanes.enter(endpoint);
        assertThat(lanes.narrow()).isEqualTo(Map.of(endpoint.value(), 2));
        assertThat(lanes.free()).isEqualTo(8);
        lanes.leave(endpoint);
        lanes.leave(endpoint);
        assertThat(lanes.narrow()).isEmpty();
        assertThat(lanes.free()).isEqualTo(10);
    }

    @Test
    void an_endpoint_that_keeps_failing_gets_one_at_a_time() {
        fail(2);
        assertThat(lanes.narrow()).isEmpty();
        fail(1);
        assertThat(lanes.narrow()).isEqualTo(Map.of(endpoint.value(), 1));
        lanes.enter(endpoint);
        assertThat(lanes.narrow()).isEqualTo(Map.of(endpoint.value(), 0));
    }

    @Test
    void an_overloaded_endpoint_gets_one_at_a_time_at_once() {
        lanes.note(endpoint, Verdict.OVERLOADED);
        assertThat(lanes.narrow()).isEqualTo(Map.of(endpoint.value(), 1));
    }

    @Test
    void one_success_opens_the_lane_again() {
        fail(5);
        lanes.note(endpoint, Verdict.DELIVERED);
        assertThat(lanes.narrow()).isEmpty();
    }

    @Test
    void more_under_way_than_a_narrow_lane_holds_leaves_no_room() {
        lanes.enter(endpoint);
        lanes.enter(endpoint);
        fail(3);
        assertThat(lanes.narrow()).isEqualTo(Map.of(endpoint.value(), 0));
    }

    @Test
    void who_leaves_a_full_lane_makes_room() {
        enter(4);
        assertThat(lanes.leave(endpoint)).isTrue();
        assertThat(lanes.leave(endpoint)).isFalse();
    }

    @Test
    void who_leaves_a_narrow_lane_makes_room() {
        fail(3);
        lanes.enter(endpoint);
        assertThat(lanes.leave(endpoint)).isTrue();
    }

    @Test
    void who_leaves_when_all_are_busy_makes_room() {
        enter(2);
        for (int i = 0; i < 8; i++) {
            lanes.enter(WebhookEndpointId.next());
        }
        assertThat(lanes.free()).isZero();
        assertThat(lanes.leave(endpoint)).isTrue();
    }

    private void enter(int times) {
        for (int i = 0; i < times; i++) {
            lanes.enter(endpoint);
        }
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            lanes.note(endpoint, Verdict.UNREACHED);
        }
    }
}
