package io.quittance.webhook.signing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What an endpoint and we share, so that a receiver can tell our messages from anybody's: Standard Webhooks 1.0.0, scheme
 * {@code v1}. Prints without its value, so that no log can hold it.
 */
public final class SigningSecret {
    private static final String PREFIX = "whsec_";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int LENGTH_BYTES = 32;
    private static final int LENGTH_BYTES_MIN = 24;
    private static final int LENGTH_BYTES_MAX = 64;

    private final byte[] key;

    private SigningSecret(byte[] key) {
        if (key.length < LENGTH_BYTES_MIN || key.length > LENGTH_BYTES_MAX) {
            throw new IllegalArgumentException("a signing secret has 24 to 64 bytes");
        }
        this.key = key;
    }

    public static SigningSecret generate() {
        byte[] key = new byte[LENGTH_BYTES];
        new SecureRandom().nextBytes(key);
        return new SigningSecret(key);
    }

    static SigningSecret of(byte[] key) {
        return new SigningSecret(key.clone());
    }

    /** Reads the form that tenants see. */
    public static SigningSecret fromString(String text) {
        if (!text.startsWith(PREFIX)) {
            throw new IllegalArgumentException("a signing secret starts with " + PREFIX);
        }
        return new SigningSecret(Base64.getDecoder().decode(text.substring(PREFIX.length())));
    }

    byte[] bytes() {
        return key.clone();
    }

    /** {@code whsec_} and base64: for the one moment in which the tenant sees it. */
    public String reveal() {
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    /**
     * The value of {@code webhook-signature} for one message.
     *
     * @param messageId {@code webhook-id}
     * @param timestamp {@code webhook-timestamp}, Unix seconds
     * @param body exactly as sent
     */
    public String sign(String messageId, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update((messageId + "." + timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }

    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
