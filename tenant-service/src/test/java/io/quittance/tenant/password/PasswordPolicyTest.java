package io.quittance.tenant.password;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
    private final PasswordPolicy policy = new PasswordPolicy();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password123",
                "P4ssw0rd!!!",
                "1q2w3e4r5t",
                "iloveyou1234",
                "Welcome2024!",
                "qwertyuiop",
                "letmein12345"
            })
    void the_bundled_list_knows_what_attackers_try_first(String password) {
        assertThat(policy.objection(password, List.of())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"three otters in a boat", "a sentence nobody else says"})
    void and_lets_a_good_password_pass(String password) {
        assertThat(policy.objection(password, List.of())).isEmpty();
    }
}
