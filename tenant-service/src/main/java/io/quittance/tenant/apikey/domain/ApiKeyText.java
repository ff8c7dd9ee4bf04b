package io.quittance.tenant.apikey.domain;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * An API key as its owner sees it, once: {@code sk_live_} and the like, 32 random letters and digits (190 bits), and 6 that are a
 * checksum of all before them, so that a typo or a fake is told from a key without asking a database.
 *
 * <p>The checksum is the CRC-32 (ISO 3309, as {@code java.util.zip.CRC32}) of the ASCII text before it, written in base 62 with
 * the digits {@code 0-9A-Za-z}, most significant first, padded with {@code 0} to 6. It keeps nobody out who knows the rule: what
 * makes a key a key is that its hash is in our table.
 */
public final class ApiKeyText {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int RANDOM_LENGTH = 32;
    private static final int CHECKSUM_LENGTH = 6;
    private static final int LAST_LENGTH = 4;

    private final String text;
    private final int prefixLength;

    private ApiKeyText(String text, int prefixLength) {
        this.text = text;
        this.prefixLength = prefixLength;
    }

    /**
     * A new key.
     *
     * @param random fit for secrets
     */
    public static ApiKeyText generate(ApiKeyType type, Mode mode, RandomGenerator random) {
        String prefix = prefix(type, mode);
        StringBuilder body = new StringBuilder(prefix);
        for (int i = 0; i < RANDOM_LENGTH; i++) {
            body.append(DIGITS.charAt(random.nextInt(DIGITS.length())));
        }
        return new ApiKeyText(body + checksum(body.toString()), prefix.length());
    }

    /** Whether a text could be one of our keys. */
    public static boolean isWellFormed(String text) {
        int checksumAt = text.length() - CHECKSUM_LENGTH;
        return isPrefixed(text)
                && text.chars().skip(text.lastIndexOf('_') + 1).allMatch(c -> DIGITS.indexOf(c) >= 0)
                && text.substring(checksumAt).equals(checksum(text.substring(0, checksumAt)));
    }

    private static boolean isPrefixed(String text) {
        return Arrays.stream(ApiKeyType.values())
                .flatMap(type -> Arrays.stream(Mode.values()).map(mode -> prefix(type, mode)))
                .anyMatch(prefix ->
                        text.startsWith(prefix) && text.length() == prefix.length() + RANDOM_LENGTH + CHECKSUM_LENGTH);
    }

    private static String prefix(ApiKeyType type, Mode mode) {
        return type.abbreviation() + "_" + mode.text() + "_";
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.US_ASCII));
        long rest = crc.getValue();
        char[] digits = new char[CHECKSUM_LENGTH];
        for (int i = CHECKSUM_LENGTH - 1; i >= 0; i--) {
            digits[i] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        return new String(digits);
    }

    /** The key itself: to be shown once, hashed, and forgotten. */
    public String secret() {
        return text;
    }

    /** What tells its type and mode: {@code sk_live_}. */
    public String prefix() {
        return text.substring(0, prefixLength);
    }

    /** The last four characters, by which its owner knows it again. */
    public String lastFour() {
        return text.substring(text.length() - LAST_LENGTH);
    }

    /** Not the key: this may end up in a log. */
    @Override
    public String toString() {
        return prefix() + "…" + lastFour();
    }
}
