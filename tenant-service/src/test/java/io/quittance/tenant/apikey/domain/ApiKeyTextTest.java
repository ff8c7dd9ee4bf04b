package io.quittance.tenant.apikey.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** The README's example: another program that computes the checksum can test itself with it. */
    private static final String EXAMPLE = "sk_live_0123456789ABCDEFGHIJKLMNOPQRSTUV28hqg7";

    @Test
    void a_key_tells_its_type_and_mode_and_is_well_formed() {
        for (ApiKeyType type : ApiKeyType.values()) {
            for (Mode mode : Mode.values()) {
                ApiKeyText key = ApiKeyText.generate(type, mode, RANDOM);
                assertThat(key.secret())
                        .matches("(sk|pk|rk)_(live|test)_[0-9A-Za-z]{38}")
                        .startsWith(type.abbreviation() + "_" + mode.text() + "_")
                        .startsWith(key.prefix())
                        .endsWith(key.lastFour())
                        .matches(ApiKeyText::isWellFormed);
            }
        }
    }

    @Test
    void a_key_has_at_least_160_random_bits() {
        double bits = 32 * Math.log(62) / Math.log(2);
        assertThat(bits).isGreaterThan(160);
    }

    @Test
    void no_two_keys_are_the_same() {
        Set<String> keys = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            assertThat(keys.add(ApiKeyText.generate(ApiKeyType.SECRET, Mode.LIVE, RANDOM)
                            .secret()))
                    .isTrue();
        }
    }

    @Test
    void the_documented_example_is_well_formed() {
        assertThat(EXAMPLE).matches(ApiKeyText::isWellFormed);
    }

    @Test
    void every_single_wrong_character_is_noticed() {
        for (int at = 0; at < EXAMPLE.length(); at++) {
            char wrong = EXAMPLE.charAt(at) == 'x' ? 'y' : 'x';
            String typo = EXAMPLE.substring(0, at) + wrong + EXAMPLE.substring(at + 1);
            assertThat(ApiKeyText.isWellFormed(typo)).as(typo).isFalse();
        }
    }

    @Test
    void every_swap_of_neighbours_is_noticed() {
        for (int at = 0; at + 1 < EXAMPLE.length(); at++) {
            String swapped =
                    EXAMPLE.substring(0, at) + EXAMPLE.charAt(at + 1) + EXAMPLE.charAt(at) + EXAMPLE.substring(at + 2);
            assertThat(ApiKeyText.isWellFormed(swapped)).as(swapped).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "sk_live_", "nonsense", "sk_live_0123456789ABCDEFGHIJKLMNOPQRSTUV", "sk__live_", "ſk_live_"})
    void other_texts_are_not_keys(String text) {
        assertThat(ApiKeyText.isWellFormed(text)).isFalse();
    }

    @Test
    void a_live_key_does_not_pass_for_a_test_key() {
        Stream.of("sk_test_", "pk_live_")
                .map(prefix -> prefix + EXAMPLE.substring("sk_live_".length()))
                .forEach(other -> assertThat(ApiKeyText.isWellFormed(other)).isFalse());
    }

    @Test
    void its_text_form_for_logs_is_not_the_key() {
        ApiKeyText key = ApiKeyText.generate(ApiKeyType.SECRET, Mode.LIVE, RANDOM);
        assertThat(key.toString()).doesNotContain(key.secret()).hasSizeLessThan(16);
    }
}
