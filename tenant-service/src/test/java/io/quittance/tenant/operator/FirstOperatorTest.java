package io.quittance.tenant.operator;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.quittance.tenant.password.PasswordPolicy;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the environment may say of the first operator; the service does not start with anything else. */
class FirstOperatorTest {

    @Test
    void need_not_be_told() {
        assertThatCode(() -> start(null, null)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({
        "operator@example.com,",
        ", three otters in a boat",
        "operator, three otters in a boat",
        "@example.com, three otters in a boat",
        "öperator@example.com, three otters in a boat",
        "operator@example.com, short",
        "operator@example.com, password2024!",
        "operator@example.com, operator@example.com",
    })
    void must_have_an_address_and_a_good_password(String email, String password) {
        assertThatThrownBy(() -> start(email, password))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("QUITTANCE_OPERATOR_")
                .hasMessageNotContaining(password == null ? "otters" : password);
    }

    private static void start(String email, String password) {
        Said said = new Said(Optional.ofNullable(email), Optional.ofNullable(password));
        new FirstOperator(said, new PasswordPolicy(), null, null).atStart(new StartupEvent());
    }

    private record Said(Optional<String> email, Optional<String> password) implements OperatorConfig {
        @Override
        public int attemptsMax() {
            return 1;
        }

        @Override
        public Duration window() {
            return Duration.ofMinutes(1);
        }
    }
}
