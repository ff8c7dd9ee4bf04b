package io.quittance.gateway.apikey;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * What an API key looks like: {@code sk_live_} and the like, 32 random letters and digits, and 6 that are a checksum of all before
 * them. A typo or an invention is told from a key without asking anybody.
 *
 * <p>The checksum is the CRC-32 of the ASCII text before it, in base 62 with the digits {@code 0-9A-Za-z}, most significant first. The
 * tenant-service makes keys by the same rule.
 */
public final class ApiKeyText {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int PREFIX_LENGTH = "sk_live_".length();
    private static final int RANDOM_LENGTH = 32;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int LENGTH = PREFIX_LENGTH + RANDOM_LENGTH + CHECKSUM_LENGTH;

    private ApiKeyText() {}

    /** Whether a credential means to be an API key. */
    public static boolean isApiKey(String credential) {
        boolean type = credential.startsWith("sk_") || credential.startsWith("pk_") || credential.startsWith("rk_");
        return type && (credential.startsWith("live_", 3) || credential.startsWith("test_", 3));
    }

    /** Whether it could be one of ours; if not, it need not be looked up. */
    public static boolean isWellFormed(String key) {
        if (key.length() != LENGTH || !isApiKey(key)) {
            return false;
        }
        for (int at = PREFIX_LENGTH; at < LENGTH; at++) {
            if (DIGITS.indexOf(key.charAt(at)) < 0) {
                return false;
            }
        }
        return key.endsWith(checksum(key.substring(0, LENGTH - CHECKSUM_LENGTH)));
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        char[] digits = new char[CHECKSUM_LENGTH];
        for (int at = CHECKSUM_LENGTH - 1; at >= 0; at--) {
            digits[at] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }
}
