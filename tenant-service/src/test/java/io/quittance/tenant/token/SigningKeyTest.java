package io.quittance.tenant.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.jose4j.jwk.EllipticCurveJsonWebKey;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SigningKeyTest {
    private static final int KEYS = 50; // about one in 128 coordinates begins with a zero byte

    @TempDir
    Path folder;

    @Test
    void the_public_half_follows_from_the_private_one() throws GeneralSecurityException {
        for (int i = 0; i < KEYS; i++) {
            KeyPair pair = pair("secp256r1");
            assertThat(PublicHalf.of((ECPrivateKey) pair.getPrivate())).isEqualTo(pair.getPublic());
        }
    }

    @Test
    void it_is_told_as_a_key_that_others_can_read_under_its_thumbprint()
            throws GeneralSecurityException, IOException, JoseException {
        for (int i = 0; i < KEYS; i++) {
            KeyPair pair = pair("secp256r1");
            SigningKey key = SigningKey.read(pem(pair));
            var read = (EllipticCurveJsonWebKey) JsonWebKey.Factory.newJwk(key.toJwk());
            assertThat(read.getPublicKey()).isEqualTo(pair.getPublic());
            assertThat(read.getKeyId()).isEqualTo(read.calculateBase64urlEncodedThumbprint("SHA-256"));
            assertThat(key.toJwk()).doesNotContain("\"d\"");
        }
    }

    @Test
    void a_missing_file_is_named() {
        assertThatThrownBy(() -> SigningKey.read(folder.resolve("nowhere.pem")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("nowhere.pem");
    }

    @Test
    void a_file_that_holds_no_key_is_named_without_what_it_holds() throws IOException {
        Path file = Files.writeString(folder.resolve("odd.pem"), "not a key");
        assertThatThrownBy(() -> SigningKey.read(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("odd.pem")
                .hasMessageNotContaining("not a key");
    }

    @Test
    void another_curve_is_refused() throws GeneralSecurityException, IOException {
        Path file = pem(pair("secp384r1"));
        assertThatThrownBy(() -> SigningKey.read(file)).hasMessageContaining("P-256");
    }

    private static KeyPair pair(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    private Path pem(KeyPair pair) throws IOException {
        String base64 = Base64.getMimeEncoder().encodeToString(pair.getPrivate().getEncoded());
        return Files.writeString(
                folder.resolve("key.pem"), "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
    }
}
