package io.quittance.tenant.password.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {
    private static final List<String> ADA =
            List.of("ada.lovelace@example.com", "ada.lovelace", "Ada Lovelace", "Analytical Engines");
    private final PasswordRules rules = new PasswordRules(Set.of("password", "qwertyuiop", "letmein", "1q2w3e4r5t"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "three otters in a boat",
                "correct horse battery staple",
                "Tr0ub4dor&3x",
                "kf8!mQz2#vLw",
                "ada lovelace wrote the first program",
                "пароль из шести слов"
            })
    void a_good_password_meets_no_objection(String password) {
        assertThat(rules.objection(password, ADA)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"short", "ninechars", ""})
    void a_short_one_is_refused(String password) {
        assertThat(rules.objection(password, ADA))
                .hasValueSatisfying(why -> assertThat(why).contains("10 to 200"));
    }

    @Test
    void one_that_would_take_long_to_hash_is_refused() {
        assertThat(rules.objection("x1y2z".repeat(41), ADA)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "aaaaaaaaaaaa",
                "1111111111",
                "abababababab",
                "abcdefghijkl",
                "9876543210",
                "1234567890",
                "34567890123"
            })
    void a_simple_pattern_is_refused(String password) {
        assertThat(rules.objection(password, ADA)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "qwertyuiop",
                "QwertyUiop",
                "1q2w3e4r5t",
                "password2024!",
                "P@ssw0rd2024",
                "!!!password!!!",
                "letmein12345"
            })
    void what_attackers_try_first_is_refused(String password) {
        assertThat(rules.objection(password, ADA)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada.lovelace@example.com",
                "Ada Lovelace",
                "adalovelace1",
                "Lovelace2024",
                "AnalyticalEngines",
                "engines12345"
            })
    void what_others_know_of_the_person_is_refused(String password) {
        assertThat(rules.objection(password, ADA)).isPresent();
    }

    @Test
    void an_objection_does_not_repeat_the_password() {
        assertThat(rules.objection("Lovelace2024", ADA))
                .hasValueSatisfying(why -> assertThat(why).doesNotContainIgnoringCase("lovelace"));
    }
}
