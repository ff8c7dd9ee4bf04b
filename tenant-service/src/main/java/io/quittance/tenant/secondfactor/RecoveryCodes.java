package io.quittance.tenant.secondfactor;

import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Codes to be kept on paper: {@code ABCDE-FGHIJ}, 50 random bits. */
final class RecoveryCodes {
    static final int COUNT = 10;

    private static final int LENGTH = 10;
    private static final int HALF = LENGTH / 2;
    private static final int BYTES = 7; // 56 bits, of which Base32 shows 50 in ten letters

    private RecoveryCodes() {}

    /** As people see them. */
    static List<String> generate(SecureRandom random) {
        return Stream.generate(() -> one(random)).distinct().limit(COUNT).toList();
    }

    /** A code as it is compared: how people group letters, and their case, does not matter. */
    static String plain(String code) {
        return code.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static String one(SecureRandom random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String letters = Base32.encode(bytes).substring(0, LENGTH);
        return letters.substring(0, HALF) + "-" + letters.substring(HALF);
    }
}
