package io.quittance.tenant.token;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** The key pair that signs people's access tokens, and what the world may know of it. */
final class SigningKey {
    private static final int FIELD_BITS = 256;
    private static final int FIELD_BYTES = 32;
    private static final String MEMBERS = "\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"";

    private final ECPrivateKey privateKey;
    private final String publicMembers;
    private final String id;

    SigningKey(ECPrivateKey privateKey, ECPublicKey publicKey) {
        this.privateKey = privateKey;
        this.publicMembers = MEMBERS.formatted(
                base64(publicKey.getW().getAffineX()), base64(publicKey.getW().getAffineY()));
        this.id = thumbprint("{" + publicMembers + "}");
    }

    /**
     * Reads a private key. A failure has no cause, so that the service ends with one line instead of a stack trace.
     *
     * @throws ConfigurationException if the file is not there or holds anything else; the message names the file, not its content
     */
    static SigningKey read(Path file) {
        try {
            String base64 =
                    Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            ECPrivateKey key = (ECPrivateKey) KeyFactory.getInstance("EC")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
            if (key.getParams().getCurve().getField().getFieldSize() != FIELD_BITS) {
                throw new ConfigurationException(
                        "QUITTANCE_SIGNING_KEY names " + file + ", a key that is not on curve P-256");
            }
            return new SigningKey(key, PublicHalf.of(key));
        } catch (IOException e) {
            throw new ConfigurationException("QUITTANCE_SIGNING_KEY names " + file + ", which cannot be read");
        } catch (GeneralSecurityException | IllegalArgumentException | ClassCastException e) {
            throw new ConfigurationException(
                    "QUITTANCE_SIGNING_KEY names " + file + ", which holds no PKCS #8 EC private key");
        }
    }

    ECPrivateKey privateKey() {
        return privateKey;
    }

    /** The {@code kid}: the key's thumbprint by RFC 7638, so that it follows from the key and needs no table. */
    String id() {
        return id;
    }

    /** The public half as a JSON Web Key. */
    String toJwk() {
        return "{" + publicMembers + ",\"kid\":\"" + id + "\",\"use\":\"sig\",\"alg\":\"ES256\"}";
    }

    // A coordinate has all its bytes, leading zeros too (RFC 7518, 6.2.1.2).
    private static String base64(BigInteger coordinate) {
        byte[] bytes = coordinate.toByteArray();
        byte[] field = new byte[FIELD_BYTES];
        int length = Math.min(bytes.length, FIELD_BYTES);
        System.arraycopy(bytes, bytes.length - length, field, FIELD_BYTES - length, length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(field);
    }

    private static String thumbprint(String canonicalJwk) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(canonicalJwk.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
