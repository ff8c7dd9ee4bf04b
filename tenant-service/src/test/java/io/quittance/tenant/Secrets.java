package io.quittance.tenant;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secrets that this service needs to start, made anew for a test run, and the gateway's use of them. */
public class Secrets implements QuarkusTestResourceLifecycleManager {
    /** The first operator of the platform, as the environment makes them. */
    public static final String OPERATOR_EMAIL = "First@operator.example";

    public static final String OPERATOR_PASSWORD = "five otters in a boat";

    private static final byte[] PEPPER = new byte[32];
    private static final byte[] SECRETS_KEY = new byte[32];
    private static final Path SIGNING_KEY;
    private static final Path NEXT_SIGNING_KEY;

    static {
        new SecureRandom().nextBytes(PEPPER);
        new SecureRandom().nextBytes(SECRETS_KEY);
        SIGNING_KEY = signingKey();
        NEXT_SIGNING_KEY = signingKey();
    }

    @Override
    public Map<String, String> start() {
        return Map.of(
                "QUITTANCE_KEY_PEPPER",
                Base64.getEncoder().encodeToString(PEPPER),
                "QUITTANCE_SIGNING_KEY",
                SIGNING_KEY + "," + NEXT_SIGNING_KEY,
                // Few, so that a test need not make many hashes to reach it.
                "quittance.login.attempts-per-client-max",
                "20",
                "QUITTANCE_SECRETS_KEY",
                Base64.getEncoder().encodeToString(SECRETS_KEY),
                "QUITTANCE_MAILBOX",
                Mailbox.FOLDER.toString(),
                "quittance.mail.poll-every",
                "0.1s",
                "QUITTANCE_OPERATOR_EMAIL",
                OPERATOR_EMAIL,
                "QUITTANCE_OPERATOR_PASSWORD",
                OPERATOR_PASSWORD);
    }

    @Override
    public void stop() {
        // The file goes with the JVM.
    }

    /** By what the gateway asks for a key. */
    public static String hashOf(String key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(PEPPER, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A key in a file of its own. */
    public static Path signingKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            byte[] encoded = generator.generateKeyPair().getPrivate().getEncoded();
            Path file = Files.createTempFile("quittance-signing-key", ".pem");
            file.toFile().deleteOnExit();
            return Files.writeString(
                    file,
                    "-----BEGIN PRIVATE KEY-----\n"
                            + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                            + "\n-----END PRIVATE KEY-----\n");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
