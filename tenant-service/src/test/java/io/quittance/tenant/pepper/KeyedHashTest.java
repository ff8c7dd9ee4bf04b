package io.quittance.tenant.pepper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    @Test
    void it_is_hmac_sha256_under_the_pepper() {
        String pepper =
                Base64.getEncoder().encodeToString("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8));
        // printf %s sk_live_x | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
        assertThat(HexFormat.of().formatHex(new KeyedHash(() -> Optional.of(pepper)).of("sk_live_x")))
                .isEqualTo("60299bb77527712517aab916d5cda143581f8ccc35c63f823d191ac8935080b8");
    }

    @Test
    void without_a_pepper_the_service_says_what_it_needs() {
        assertThatThrownBy(() -> new KeyedHash(Optional::empty))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("QUITTANCE_KEY_PEPPER is not set");
    }

    @Test
    void a_pepper_that_is_none_is_refused_without_being_repeated() {
        assertThatThrownBy(() -> new KeyedHash(() -> Optional.of("not-base64!")))
                .hasMessageContaining("QUITTANCE_KEY_PEPPER")
                .hasMessageNotContaining("not-base64!");
        assertThatThrownBy(() -> new KeyedHash(() -> Optional.of("c2hvcnQ="))).hasMessageContaining("32 bytes");
    }
}
