package io.quittance.bench.gateway;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.zip.CRC32;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An API key as the gateway takes it for one.
 *
 * @param text what a client sends
 * @param id what an event calls it
 */
record BenchKey(String text, String id) {
    private static final String DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final int CHECKSUM_LENGTH = 6;

    static BenchKey of(String series, int number, byte[] pepper) {
        String text = "sk_live_" + (series + "x".repeat(26)).substring(0, 26) + (100_000 + number);
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        char[] checksum = new char[CHECKSUM_LENGTH];
        long rest = crc.getValue();
        for (int at = CHECKSUM_LENGTH - 1; at >= 0; at--) {
            checksum[at] = DIGITS.charAt((int) (rest % DIGITS.length()));
            rest /= DIGITS.length();
        }
        String key = text + new String(checksum);
        return new BenchKey(key, StaticUpstream.keyId(hash(key, pepper)));
    }

    private static String hash(String key, byte[] pepper) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pepper, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(key.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
