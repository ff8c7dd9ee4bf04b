package io.quittance.gateway.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk_live_0123456789abcdefghijABCDEFGHIJ",
                "sk_test_0123456789abcdefghijABCDEFGHIJ",
                "pk_live_0123456789abcdefghijABCDEFGHIJ",
                "rk_test_0123456789abcdefghijABCDEFGHIJ",
            })
    void could_be_ours(String key) {
        assertThat(ApiKeyText.isWellFormed(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk_live_",
                "sk_live_short",
                "sk_prod_0123456789abcdefghijABCDEFGHIJ",
                "xk_live_0123456789abcdefghijABCDEFGHIJ",
                "sk_live_0123456789abcdefghij-ABCDEFGHIJ",
                "sk_live_0123456789abcdefghij ABCDEFGHIJ",
                "sk_live_0123456789abcdefghij\u0000ABCDEFGHIJ",
                "SK_LIVE_0123456789abcdefghijABCDEFGHIJ",
            })
    void is_none_of_ours(String key) {
        assertThat(ApiKeyText.isWellFormed(key)).isFalse();
    }
}
