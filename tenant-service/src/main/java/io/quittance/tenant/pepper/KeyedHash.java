package io.quittance.tenant.pepper;

import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * HMAC-SHA256 under the platform's pepper: what we keep instead of an API key, or of an address that somebody tried. A keyed hash
 * is enough for a key's 190 random bits, and without the pepper a stolen table is worth nothing. Made at start, so that a service
 * without its pepper does not start.
 */
@Startup
@ApplicationScoped
public class KeyedHash {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PEPPER_BYTES = 32;

    private final SecretKeySpec pepper;

    KeyedHash(PepperConfig config) {
        pepper = new SecretKeySpec(bytes(config), ALGORITHM);
    }

    /** 32 bytes. */
    public byte[] of(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JVM has no " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(PepperConfig config) {
        String text = config.pepper()
                .orElseThrow(
                        () -> new ConfigurationException("QUITTANCE_KEY_PEPPER is not set. It is base64 of 32 random"
                                + " bytes, the same for tenant-service and gateway: openssl rand -base64 32"));
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (bytes.length == PEPPER_BYTES) {
                return bytes;
            }
            throw new ConfigurationException("QUITTANCE_KEY_PEPPER must be 32 bytes in base64, not " + bytes.length);
        } catch (IllegalArgumentException e) {
            // Without the cause: its message repeats a part of the text.
            throw new ConfigurationException("QUITTANCE_KEY_PEPPER is not base64");
        }
    }
}
