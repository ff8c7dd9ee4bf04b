package io.quittance.testsupport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** The key pair with which tests stand in for the gateway. Made anew in every JVM. */
public final class GatewayKey {
    private static final KeyPair PAIR = generate();
    private static final Path PUBLIC_KEY_FILE = write();

    private GatewayKey() {}

    /** What a service verifies the gateway's tokens with, as a PEM file. */
    public static Path publicKeyFile() {
        return PUBLIC_KEY_FILE;
    }

    static PrivateKey privateKey() {
        return PAIR.getPrivate();
    }

    /** A key that no service knows, for forgeries. */
    static PrivateKey strangersKey() {
        return generate().getPrivate();
    }

    private static KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path write() {
        try {
            Path file = Files.createTempFile("quittance-gateway", ".pem");
            file.toFile().deleteOnExit();
            String body = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(PAIR.getPublic().getEncoded());
            return Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + body + "\n-----END PUBLIC KEY-----\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
