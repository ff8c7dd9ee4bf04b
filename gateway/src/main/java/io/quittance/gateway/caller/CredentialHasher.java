package io.quittance.gateway.caller;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes credentials with the platform's pepper. Not for use by several threads: each event loop has its own. */
public final class CredentialHasher {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int PEPPER_BYTES = 32;

    private final Mac mac;

    /**
     * @param pepper base64 of 32 bytes
     * @throws IllegalStateException if it is anything else
     */
    public CredentialHasher(String pepper) {
        try {
            byte[] bytes = Base64.getDecoder().decode(pepper);
            if (bytes.length != PEPPER_BYTES) {
                throw new IllegalStateException(
                        "The key pepper must be " + PEPPER_BYTES + " bytes, not " + bytes.length);
            }
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(bytes, ALGORITHM));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The key pepper is not base64", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This JVM has no " + ALGORITHM, e);
        }
    }

    public CredentialHash hash(String credential) {
        return CredentialHash.of(mac.doFinal(credential.getBytes(StandardCharsets.UTF_8)));
    }
}
