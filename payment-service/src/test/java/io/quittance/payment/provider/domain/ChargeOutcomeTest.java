package io.quittance.payment.provider.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ChargeOutcomeTest {

    static Stream<Arguments> meanings() {
        return Stream.of(
                Arguments.of(new ChargeOutcome.Succeeded("ch_1"), "collected ch_1"),
                Arguments.of(new ChargeOutcome.Declined("lost_card", false), "refused lost_card false"),
                Arguments.of(new ChargeOutcome.Declined("card_declined", true), "refused card_declined true"),
                Arguments.of(
                        new ChargeOutcome.RequiresAction("https://pay.example"),
                        "refused authentication_required false"),
                Arguments.of(new ChargeOutcome.Rejected("bad amount"), "refused provider_rejected false"),
                Arguments.of(new ChargeOutcome.Processing(), "undecided"),
                Arguments.of(new ChargeOutcome.NotSent("no route"), "undecided"),
                Arguments.of(new ChargeOutcome.Unknown("timeout"), "undecided"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("meanings")
    void only_a_certain_answer_decides(ChargeOutcome outcome, String meaning) {
        assertThat(outcome.<String>tell(new Words())).isEqualTo(meaning);
    }

    private static final class Words implements ChargeOutcome.Listener<String> {
        @Override
        public String collected(String chargeReference) {
            return "collected " + chargeReference;
        }

        @Override
        public String refused(String code, boolean retryable) {
            return "refused " + code + " " + retryable;
        }

        @Override
        public String undecided(String reason) {
            return "undecided";
        }
    }
}
