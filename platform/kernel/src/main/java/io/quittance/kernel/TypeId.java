package io.quittance.kernel;

import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The text form of an id, {@code cus_01h455vb4pex5vsknk084sn02q}: what it names, then the UUID in Crockford's base 32.
 *
 * <p>Follows the TypeID specification 0.3. The text sorts like the UUID, can be told from other ids by eye, and has exactly one
 * spelling per id: upper case and look-alike letters are refused, so that ids compare as strings anywhere.
 *
 * @param prefix what the id names: up to 63 of {@code a–z} and inner {@code _}; empty for none, then without separator
 * @param uuid the id itself; any version
 */
public record TypeId(String prefix, UUID uuid) {
    private static final int SUFFIX_LENGTH = 26;
    private static final int PREFIX_LENGTH_MAX = 63;
    private static final char SEPARATOR = '_';
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final byte[] DIGIT_OF = digits();
    private static final byte NO_DIGIT = -1;
    private static final int BITS_PER_DIGIT = 5;
    private static final int DIGIT_MASK = 31;
    // 26 digits hold 130 bits, an id has 128: the first digit is at most 7.
    private static final int FIRST_DIGIT_MAX = 7;
    private static final Pattern PREFIX = Pattern.compile("([a-z]([a-z_]*[a-z])?)?");

    public TypeId {
        Objects.requireNonNull(uuid, "uuid");
        if (prefix.length() > PREFIX_LENGTH_MAX || !PREFIX.matcher(prefix).matches()) {
            throw new IllegalArgumentException("Not a prefix of a TypeID: " + prefix);
        }
    }

    /**
     * The text of an id.
     *
     * @throws IllegalArgumentException if the prefix is none; prefixes are ours, not a caller's
     */
    public static String encode(String prefix, UUID uuid) {
        return new TypeId(prefix, uuid).toString();
    }

    /**
     * The id in a text that must name the expected thing.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} for a text that is null, malformed, or names something else
     */
    public static UUID decode(String expectedPrefix, String text) {
        int suffixAt = expectedPrefix.isEmpty() ? 0 : expectedPrefix.length() + 1;
        boolean shaped = text != null
                && text.length() == suffixAt + SUFFIX_LENGTH
                && text.startsWith(expectedPrefix)
                && (suffixAt == 0 || text.charAt(suffixAt - 1) == SEPARATOR);
        if (!shaped) {
            throw invalid(expectedPrefix);
        }
        return uuidAt(text, suffixAt, expectedPrefix);
    }

    /**
     * Takes an id apart whose prefix is not known beforehand.
     *
     * @throws DomainException {@link ErrorCode#ID_INVALID} for a text that is null or no TypeID
     */
    public static TypeId parse(String text) {
        int separatorAt = text == null ? -1 : text.lastIndexOf(SEPARATOR);
        String prefix = separatorAt < 0 ? "" : text.substring(0, separatorAt);
        boolean separatorAlone = separatorAt == 0;
        if (separatorAlone
                || prefix.length() > PREFIX_LENGTH_MAX
                || !PREFIX.matcher(prefix).matches()) {
            throw invalid("");
        }
        return new TypeId(prefix, decode(prefix, text));
    }

    @Override
    public String toString() {
        int suffixAt = prefix.isEmpty() ? 0 : prefix.length() + 1;
        char[] text = new char[suffixAt + SUFFIX_LENGTH];
        if (suffixAt > 0) {
            prefix.getChars(0, prefix.length(), text, 0);
            text[suffixAt - 1] = SEPARATOR;
        }
        long high = uuid.getMostSignificantBits();
        long low = uuid.getLeastSignificantBits();
        for (int at = text.length - 1; at >= suffixAt; at--) {
            text[at] = ALPHABET[(int) low & DIGIT_MASK];
            low = (low >>> BITS_PER_DIGIT) | (high << (Long.SIZE - BITS_PER_DIGIT));
            high >>>= BITS_PER_DIGIT;
        }
        return new String(text);
    }

    private static UUID uuidAt(String text, int suffixAt, String expectedPrefix) {
        if (digit(text.charAt(suffixAt)) > FIRST_DIGIT_MAX) {
            throw invalid(expectedPrefix);
        }
        long high = 0;
        long low = 0;
        for (int at = suffixAt; at < text.length(); at++) {
            byte digit = digit(text.charAt(at));
            if (digit == NO_DIGIT) {
                throw invalid(expectedPrefix);
            }
            high = (high << BITS_PER_DIGIT) | (low >>> (Long.SIZE - BITS_PER_DIGIT));
            low = (low << BITS_PER_DIGIT) | digit;
        }
        return new UUID(high, low);
    }

    private static byte digit(char character) {
        return character < DIGIT_OF.length ? DIGIT_OF[character] : NO_DIGIT;
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, NO_DIGIT);
        for (byte digit = 0; digit < ALPHABET.length; digit++) {
            digits[ALPHABET[digit]] = digit;
        }
        return digits;
    }

    private static DomainException invalid(String expectedPrefix) {
        String shape = expectedPrefix.isEmpty() ? "" : " that starts with " + expectedPrefix + SEPARATOR;
        return new DomainException(ErrorCode.ID_INVALID, "This is not an id" + shape + ".");
    }
}
