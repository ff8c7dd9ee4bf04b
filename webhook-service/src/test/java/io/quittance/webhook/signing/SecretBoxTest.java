package io.quittance.webhook.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.kernel.TenantId;
import io.quittance.kernel.WebhookEndpointId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretBoxTest {
    private static final TenantId TENANT = TenantId.next();
    private static final WebhookEndpointId ENDPOINT = WebhookEndpointId.next();
    private final SecretBox box = box(1);
    private final SigningSecret secret = SigningSecret.generate();
    private final byte[] sealed = box.seal(secret, TENANT, true, ENDPOINT);

    @Test
    void what_was_sealed_opens_again() {
        assertThat(box.open(sealed, TENANT, true, ENDPOINT).reveal()).isEqualTo(secret.reveal());
    }

    @Test
    void the_box_shows_nothing_of_the_secret() {
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1))
                .doesNotContain(new String(secret.bytes(), StandardCharsets.ISO_8859_1));
        assertThat(box.seal(secret, TENANT, true, ENDPOINT)).isNotEqualTo(sealed);
    }

    @Test
    void a_box_opens_for_its_own_endpoint_only() {
        assertStaysShut(() -> box.open(sealed, TenantId.next(), true, ENDPOINT));
        assertStaysShut(() -> box.open(sealed, TENANT, false, ENDPOINT));
        assertStaysShut(() -> box.open(sealed, TENANT, true, WebhookEndpointId.next()));
    }

    @Test
    void a_box_opens_with_its_own_key_only() {
        assertStaysShut(() -> box(2).open(sealed, TENANT, true, ENDPOINT));
    }

    @Test
    void a_changed_box_does_not_open() {
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertStaysShut(() -> box.open(changed, TENANT, true, ENDPOINT));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "not base64!", "c2hvcnQ="})
    void a_key_that_is_none_is_refused_and_not_repeated(String key) {
        assertThatThrownBy(() -> new SecretBox(() -> key))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("QUITTANCE_SECRETS_KEY must be the base64 of 32 bytes");
    }

    private static void assertStaysShut(org.assertj.core.api.ThrowableAssert.ThrowingCallable open) {
        assertThatThrownBy(open).isInstanceOf(IllegalStateException.class);
    }

    private static SecretBox box(int seed) {
        byte[] key = new byte[32];
        key[0] = (byte) seed;
        return new SecretBox(() -> Base64.getEncoder().encodeToString(key));
    }
}
