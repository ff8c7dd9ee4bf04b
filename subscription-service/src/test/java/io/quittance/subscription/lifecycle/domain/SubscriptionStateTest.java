package io.quittance.subscription.lifecycle.domain;

import static io.quittance.subscription.lifecycle.domain.SubscriptionState.ACTIVE;
import static io.quittance.subscription.lifecycle.domain.SubscriptionState.CANCELED;
import static io.quittance.subscription.lifecycle.domain.SubscriptionState.INCOMPLETE;
import static io.quittance.subscription.lifecycle.domain.SubscriptionState.PAST_DUE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state against every action: what is not in the table is refused. */
class SubscriptionStateTest {
    private static final Map<String, UnaryOperator<SubscriptionState>> ACTIONS = Map.of(
            "pay", SubscriptionState::pay,
            "fail payment", SubscriptionState::failPayment,
            "renew", SubscriptionState::renew,
            "cancel", SubscriptionState::cancel,
            "schedule cancellation", SubscriptionState::scheduleCancellation);

    private static final Map<SubscriptionState, Map<String, SubscriptionState>> ALLOWED = Map.of(
            INCOMPLETE, Map.of("pay", ACTIVE, "fail payment", INCOMPLETE, "cancel", CANCELED),
            ACTIVE,
                    Map.of(
                            "pay", ACTIVE,
                            "fail payment", PAST_DUE,
                            "renew", ACTIVE,
                            "cancel", CANCELED,
                            "schedule cancellation", ACTIVE),
            PAST_DUE,
                    Map.of(
                            "pay", ACTIVE,
                            "fail payment", PAST_DUE,
                            "renew", PAST_DUE,
                            "cancel", CANCELED,
                            "schedule cancellation", PAST_DUE),
            CANCELED, Map.of("pay", CANCELED, "fail payment", CANCELED));

    static Stream<Arguments> pairs() {
        return Stream.of(SubscriptionState.values())
                .flatMap(state -> ACTIONS.keySet().stream().map(action -> Arguments.of(state, action)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("pairs")
    void a_state_answers_an_action_with_the_next_state_or_refuses_it(SubscriptionState state, String action) {
        SubscriptionState next = ALLOWED.get(state).get(action);
        if (next == null) {
            assertThatThrownBy(() -> ACTIONS.get(action).apply(state))
                    .isInstanceOfSatisfying(DomainException.class, refusal -> assertThat(refusal.code())
                            .isEqualTo(ErrorCode.SUBSCRIPTION_TRANSITION_ILLEGAL));
        } else {
            assertThat(ACTIONS.get(action).apply(state)).isEqualTo(next);
        }
    }
}
