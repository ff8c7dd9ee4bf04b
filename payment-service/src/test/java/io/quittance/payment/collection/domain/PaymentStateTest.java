package io.quittance.payment.collection.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.payment.collection.domain.PaymentState.Canceled;
import io.quittance.payment.collection.domain.PaymentState.Failed;
import io.quittance.payment.collection.domain.PaymentState.Processing;
import io.quittance.payment.collection.domain.PaymentState.RequiresPaymentMethod;
import io.quittance.payment.collection.domain.PaymentState.Succeeded;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PaymentStateTest {
    private static final Instant BEFORE = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant NOW = Instant.parse("2026-03-04T00:00:00Z");

    private static final List<PaymentState> STATES = List.of(
            new RequiresPaymentMethod(BEFORE),
            new Processing(BEFORE),
            new Succeeded(BEFORE),
            new Failed("card_declined", BEFORE),
            new Canceled(BEFORE));

    private static final Map<String, UnaryOperator<PaymentState>> ACTIONS = Map.of(
            "attempt", state -> state.attempt(NOW),
            "succeed", state -> state.succeed(NOW),
            "fail", state -> state.fail("lost_card", NOW),
            "cancel", state -> state.cancel(NOW));

    private static final Map<String, PaymentState> ALLOWED = Map.of(
            "requires_payment_method attempt", new Processing(NOW),
            "requires_payment_method cancel", new Canceled(NOW),
            "processing succeed", new Succeeded(NOW),
            "processing fail", new Failed("lost_card", NOW),
            "failed attempt", new Processing(NOW),
            "failed cancel", new Canceled(NOW));

    static Stream<Arguments> every_pair() {
        return STATES.stream().flatMap(state -> ACTIONS.keySet().stream().map(action -> Arguments.of(state, action)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("every_pair")
    void a_state_answers_an_action_with_the_next_state_or_refuses_it(PaymentState state, String action) {
        PaymentState next = ALLOWED.get(state.status() + " " + action);
        if (next != null) {
            assertThat(ACTIONS.get(action).apply(state)).isEqualTo(next);
        } else {
            assertThatThrownBy(() -> ACTIONS.get(action).apply(state))
                    .isInstanceOf(IllegalTransition.class)
                    .hasMessageContaining(state.status())
                    .extracting(refusal -> ((DomainException) refusal).code())
                    .isEqualTo(ErrorCode.PAYMENT_TRANSITION_ILLEGAL);
        }
    }

    @Test
    void a_stored_state_is_the_state_that_was_stored() {
        assertThat(STATES).allSatisfy(state -> assertThat(
                        PaymentState.restore(state.status(), state.failureCode(), state.since()))
                .isEqualTo(state));
    }

    @Test
    void every_state_has_its_name_in_the_list() {
        assertThat(STATES).extracting(PaymentState::status).containsExactlyElementsOf(PaymentState.STATUSES);
    }
}
