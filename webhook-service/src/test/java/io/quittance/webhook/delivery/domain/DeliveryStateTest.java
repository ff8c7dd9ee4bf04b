package io.quittance.webhook.delivery.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.webhook.delivery.domain.DeliveryState.Canceled;
import io.quittance.webhook.delivery.domain.DeliveryState.Failed;
import io.quittance.webhook.delivery.domain.DeliveryState.Pending;
import io.quittance.webhook.delivery.domain.DeliveryState.Succeeded;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class DeliveryStateTest {
    private static final Instant BEFORE = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:05Z");
    private static final Instant LATER = Instant.parse("2026-03-01T10:05:00Z");

    private final DeliveryState pending = new Pending(2, BEFORE);
    private final DeliveryState succeeded = new Succeeded(BEFORE);
    private final DeliveryState failed = new Failed(BEFORE);
    private final DeliveryState canceled = new Canceled(BEFORE);

    @Test
    void pending_succeeds() {
        assertThat(pending.succeed(NOW)).isEqualTo(new Succeeded(NOW));
    }

    @Test
    void pending_waits_again_after_a_failure() {
        assertThat(pending.fail(NOW, failures -> failures == 3 ? Optional.of(LATER) : Optional.empty()))
                .isEqualTo(new Pending(3, LATER));
    }

    @Test
    void pending_fails_for_good_once_no_retry_is_left() {
        assertThat(pending.fail(NOW, failures -> Optional.empty())).isEqualTo(new Failed(NOW));
    }

    @Test
    void pending_gives_up() {
        assertThat(pending.giveUp(NOW)).isEqualTo(new Failed(NOW));
    }

    @Test
    void pending_is_canceled() {
        assertThat(pending.cancel(NOW)).isEqualTo(new Canceled(NOW));
    }

    @Test
    void pending_is_brought_forward() {
        assertThat(pending.resend(NOW)).isEqualTo(new Pending(0, NOW));
    }

    @Test
    void succeeded_only_goes_out_again() {
        assertThat(succeeded.resend(NOW)).isEqualTo(new Pending(0, NOW));
        assertRefused(() -> succeeded.succeed(NOW));
        assertRefused(() -> succeeded.fail(NOW, failures -> Optional.of(LATER)));
        assertRefused(() -> succeeded.giveUp(NOW));
        assertRefused(() -> succeeded.cancel(NOW));
    }

    @Test
    void failed_only_goes_out_again() {
        assertThat(failed.resend(NOW)).isEqualTo(new Pending(0, NOW));
        assertRefused(() -> failed.succeed(NOW));
        assertRefused(() -> failed.fail(NOW, failures -> Optional.of(LATER)));
        assertRefused(() -> failed.giveUp(NOW));
        assertRefused(() -> failed.cancel(NOW));
    }

    @Test
    void canceled_hears_how_the_attempt_under_way_ended() {
        assertThat(canceled.succeed(NOW)).isEqualTo(new Succeeded(NOW));
        assertThat(canceled.fail(NOW, failures -> Optional.of(LATER))).isEqualTo(canceled);
        assertThat(canceled.giveUp(NOW)).isEqualTo(canceled);
    }

    @Test
    void canceled_goes_out_again_but_is_not_canceled_twice() {
        assertThat(canceled.resend(NOW)).isEqualTo(new Pending(0, NOW));
        assertRefused(() -> canceled.cancel(NOW));
    }

    @Test
    void every_state_has_its_name() {
        assertThat(DeliveryStatus.of(pending)).isEqualTo(DeliveryStatus.PENDING);
        assertThat(DeliveryStatus.of(succeeded)).isEqualTo(DeliveryStatus.SUCCEEDED);
        assertThat(DeliveryStatus.of(failed)).isEqualTo(DeliveryStatus.FAILED);
        assertThat(DeliveryStatus.of(canceled)).isEqualTo(DeliveryStatus.CANCELED);
    }

    private static void assertRefused(ThrowingCallable action) {
        assertThatThrownBy(action).isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.code())
                .isEqualTo(ErrorCode.WEBHOOK_DELIVERY_TRANSITION_ILLEGAL));
    }
}
