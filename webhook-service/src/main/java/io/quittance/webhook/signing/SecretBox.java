package io.quittance.webhook.signing;

import io.quarkus.runtime.Startup;
import io.quittance.kernel.TenantId;
import io.quittance.kernel.WebhookEndpointId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals signing secrets for the database with AES-256-GCM: one byte of version, the nonce, then cipher text and tag. Tenant,
 * mode and endpoint are authenticated with it: a sealed secret copied to another row does not open.
 */
@ApplicationScoped
@Startup // a wrong key stops the service, not its first delivery
public class SecretBox {
    private static final byte VERSION = 1;
    private static final String TRANSFORMATION = "AES/GCM/NoPadding";
    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    SecretBox(SecretsConfig config) {
        this.key = new SecretKeySpec(read(config.key()), "AES");
    }

    public byte[] seal(SigningSecret secret, TenantId tenant, boolean livemode, WebhookEndpointId endpoint) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            byte[] sealed = cipher(Cipher.ENCRYPT_MODE, nonce, owner(tenant, livemode, endpoint))
                    .doFinal(secret.bytes());
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(VERSION)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a secret cannot be sealed", e);
        }
    }

    /** Fails if the box is of another endpoint, was changed, or was sealed with another key. */
    public SigningSecret open(byte[] box, TenantId tenant, boolean livemode, WebhookEndpointId endpoint) {
        if (box.length <= 1 + NONCE_BYTES || box[0] != VERSION) {
            throw new IllegalStateException("the sealed secret of " + endpoint + " is in no form that we know");
        }
        byte[] nonce = Arrays.copyOfRange(box, 1, 1 + NONCE_BYTES);
        try {
            return SigningSecret.of(cipher(Cipher.DECRYPT_MODE, nonce, owner(tenant, livemode, endpoint))
                    .doFinal(box, 1 + NONCE_BYTES, box.length - 1 - NONCE_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the sealed secret of " + endpoint + " does not open", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, byte[] owner) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(TRANSFORMATION);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(owner);
        return cipher;
    }

    private static byte[] owner(TenantId tenant, boolean livemode, WebhookEndpointId endpoint) {
        return (tenant + "/" + (livemode ? "live" : "test") + "/" + endpoint).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] read(String text) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(text.strip());
        } catch (IllegalArgumentException e) {
            key = new byte[0]; // not even base64; its message would repeat the key
        }
        if (key.length != KEY_BYTES) {
            throw new IllegalStateException("QUITTANCE_SECRETS_KEY must be the base64 of 32 bytes");
        }
        return key;
    }
}
