package io.quittance.local.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.embedded.ServiceSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path parent;

    private Path directory;
    private Secrets secrets;

    @BeforeEach
    void make() {
        directory = parent.resolve("secrets");
        secrets = Secrets.in(directory);
    }

    @Test
    void are_readable_by_their_owner_only() throws Exception {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                .isEqualTo("rwx------");
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(4 + 2 + 2 + 6 * 4);
            for (Path file : all) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void are_made_once() {
        Secrets again = Secrets.in(directory);

        assertThat(again.keyPepper()).isEqualTo(secrets.keyPepper());
        assertThat(again.rolePasswords()).isEqualTo(secrets.rolePasswords());
    }

    @Test
    void differ_from_each_other() {
        assertThat(secrets.rolePasswords(ServiceSchema.BILLING).app())
                .isNotEqualTo(secrets.rolePasswords(ServiceSchema.BILLING).owner())
                .isNotEqualTo(secrets.rolePasswords(ServiceSchema.PAYMENT).app());
        assertThat(secrets.keyPepper()).isNotEqualTo(secrets.secretsKey());
    }

    @Test
    void symmetric_keys_have_32_bytes() {
        assertThat(Base64.getDecoder().decode(secrets.keyPepper())).hasSize(32);
        assertThat(Base64.getDecoder().decode(secrets.secretsKey())).hasSize(32);
    }

    @Test
    void the_public_key_verifies_what_the_private_key_signs() throws Exception {
        KeyFactory factory = KeyFactory.getInstance("EC");
        PrivateKey privateKey =
                factory.generatePrivate(new PKCS8EncodedKeySpec(decode(secrets.internalPrivateKey(), "PRIVATE KEY")));
        PublicKey publicKey =
                factory.generatePublic(new X509EncodedKeySpec(decode(secrets.internalPublicKey(), "PUBLIC KEY")));
        byte[] message = "who calls".getBytes(StandardCharsets.UTF_8);
        Signature signer = Signature.getInstance("SHA256withECDSA");
        signer.initSign(privateKey);
        signer.update(message);
        byte[] signature = signer.sign();

        Signature verifier = Signature.getInstance("SHA256withECDSA");
        verifier.initVerify(publicKey);
        verifier.update(message);
        assertThat(verifier.verify(signature)).isTrue();
    }

    private static byte[] decode(Path pem, String label) throws Exception {
        String text = Files.readString(pem);
        String base64 = text.replace("-----BEGIN " + label + "-----", "").replace("-----END " + label + "-----", "");
        return Base64.getMimeDecoder().decode(base64);
    }
}
