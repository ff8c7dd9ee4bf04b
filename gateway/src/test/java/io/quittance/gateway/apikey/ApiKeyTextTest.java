package io.quittance.gateway.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk_live_0123456789abcdefghijABCDEFGHIJxy195Mcx",
                "sk_test_0123456789abcdefghijABCDEFGHIJxy2c5SwM",
                "pk_live_0123456789abcdefghijABCDEFGHIJxy0Mslnz",
                "rk_test_0123456789abcdefghijABCDEFGHIJxy0c3haX"
            })
    void could_be_ours(String key) {
        assertThat(ApiKeyText.isWellFormed(key)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sk_live_",
                "sk_live_short",
                "sk_prod_0123456789abcdefghijABCDEFGHIJxy29uNDz",
                "xk_live_0123456789abcdefghijABCDEFGHIJxy21GsHo",
                "SK_LIVE_0123456789abcdefghijABCDEFGHIJxy1nfalp",
                "sk_live_0123456789abcdefghijABCDEFGHIJx-1VnhOU",
                "sk_live_0123456789abcdefghijABCDEFGHIJx 0o9XbD",
                "sk_live_0123456789abcdefghijABCDEFGHIJx4amnJQ",
                "sk_live_0123456789abcdefghijABCDEFGHIJxyz4R8n57",
                "sk_live_0123456789abcdefghijABCDEFGHIJxy195Mc0",
                "sk_live_1023456789abcdefghijABCDEFGHIJxy195Mcx",
                "sk_test_0123456789abcdefghijABCDEFGHIJxy195Mcx"
            })
    void is_none_of_ours(String key) {
        assertThat(ApiKeyText.isWellFormed(key)).isFalse();
    }
}
