package io.quittance.gateway.edge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
    @ParameterizedTest
    @ValueSource(strings = {"a", "req_01h455vb4pex5vsknk084sn02q", "7f6c-11:22/33.4_5=+"})
    void a_sane_name_is_kept(String offered) {
        assertThat(RequestIds.keepOrMint(offered)).isEqualTo(offered);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "a b", "a\tb", "a\nb", "a\"b", "<a>", "{a}", "\u00e9", "a\u0000"})
    void any_other_is_replaced(String offered) {
        assertThat(RequestIds.keepOrMint(offered)).matches("req_[0-9a-hjkmnp-tv-z]{26}");
    }

    @Test
    void a_name_may_have_128_characters() {
        assertThat(RequestIds.keepOrMint("a".repeat(128))).isEqualTo("a".repeat(128));
    }

    @Test
    void a_name_may_not_have_more() {
        assertThat(RequestIds.keepOrMint("a".repeat(129))).startsWith("req_");
    }
}
