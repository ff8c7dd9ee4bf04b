package io.quittance.webhook.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SigningSecretTest {
    private static final String TEXT = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @Test
    void the_published_vector_comes_out_to_the_byte() {
        assertThat(SigningSecret.fromString(TEXT)
                        .sign(
                                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                                1614265330,
                                "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8)))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void the_official_library_accepts_a_signature() throws Exception {
        SigningSecret secret = SigningSecret.generate();
        long now = Instant.now().getEpochSecond();
        String body = "{\"name\":\"Zo\u00eb \ud83c\udf89\"}";
        new Webhook(secret.reveal())
                .verify(
                        body,
                        Map.of(
                                "webhook-id",
                                List.of("evt_1"),
                                "webhook-timestamp",
                                List.of(Long.toString(now)),
                                "webhook-signature",
                                List.of(secret.sign("evt_1", now, body.getBytes(StandardCharsets.UTF_8)))));
    }

    @Test
    void a_new_secret_has_32_bytes_of_its_own() {
        String text = SigningSecret.generate().reveal();
        assertThat(text)
                .startsWith("whsec_")
                .isNotEqualTo(SigningSecret.generate().reveal());
        assertThat(Base64.getDecoder().decode(text.substring(6))).hasSize(32);
    }

    @Test
    void a_secret_prints_without_its_value() {
        assertThat(SigningSecret.fromString(TEXT).toString()).doesNotContain("MfKQ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_c2hvcnQ=", "whsec_!!!"})
    void what_is_no_secret_is_refused(String text) {
        assertThatThrownBy(() -> SigningSecret.fromString(text)).isInstanceOf(IllegalArgumentException.class);
    }
}
