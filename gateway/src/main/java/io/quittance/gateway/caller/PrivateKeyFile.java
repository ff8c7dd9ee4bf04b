package io.quittance.gateway.caller;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/** Reads the key that signs internal tokens: PEM, PKCS #8, EC P-256. */
public final class PrivateKeyFile {
    private static final int FIELD_BITS = 256;

    private PrivateKeyFile() {}

    /** @throws IllegalStateException if the file is not there or holds anything else; the message names the file, not its content */
    public static ECPrivateKey read(Path file) {
        try {
            String pem = Files.readString(file);
            String base64 = pem.replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
            PKCS8EncodedKeySpec spec =
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            ECPrivateKey key = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(spec);
            if (key.getParams().getCurve().getField().getFieldSize() != FIELD_BITS) {
                throw new IllegalStateException("The internal private key in " + file + " is not on curve P-256");
            }
            return key;
        } catch (IOException e) {
            throw new IllegalStateException("The internal private key cannot be read from " + file, e);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("There is no PKCS #8 EC private key in " + file, e);
        }
    }
}
