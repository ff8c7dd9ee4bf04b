package io.quittance.gateway.edge;

import java.util.concurrent.ThreadLocalRandom;

/** The W3C's {@code traceparent}: a valid one goes on as it is, anything else begins a new trace. */
final class TraceParent {
    // 00-<32 hex trace id>-<16 hex parent id>-<2 hex flags>
    private static final int LENGTH = 55;
    private static final int TRACE_ID_AT = 3;
    private static final int PARENT_ID_AT = 36;
    private static final int FLAGS_AT = 53;
    private static final char[] HEX = "0123456789abcdef".toCharArray();
    private static final String VERSION_FORBIDDEN = "ff";

    private TraceParent() {}

    static boolean isValid(String text) {
        if (text == null || text.length() < LENGTH) {
            return false;
        }
        // A later version may append fields.
        boolean ends = text.length() == LENGTH || !text.startsWith("00") && text.charAt(LENGTH) == '-';
        return ends
                && !text.startsWith(VERSION_FORBIDDEN)
                && isHex(text, 0, 2)
                && text.charAt(TRACE_ID_AT - 1) == '-'
                && isId(text, TRACE_ID_AT, PARENT_ID_AT - 1)
                && text.charAt(PARENT_ID_AT - 1) == '-'
                && isId(text, PARENT_ID_AT, FLAGS_AT - 1)
                && text.charAt(FLAGS_AT - 1) == '-'
                && isHex(text, FLAGS_AT, LENGTH);
    }

    /** A new trace, marked as sampled: whether it is recorded is for those to decide who have somewhere to send it. */
    static String mint() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        char[] text = new char[LENGTH];
        "00-".getChars(0, TRACE_ID_AT, text, 0);
        hex(random.nextLong(), text, TRACE_ID_AT);
        hex(random.nextLong() | 1, text, TRACE_ID_AT + 16);
        text[PARENT_ID_AT - 1] = '-';
        hex(random.nextLong() | 1, text, PARENT_ID_AT);
        "-01".getChars(0, 3, text, FLAGS_AT - 1);
        return new String(text);
    }

    private static void hex(long bits, char[] text, int from) {
        for (int digit = 15; digit >= 0; digit--) {
            text[from + digit] = HEX[(int) bits & 0xf];
            bits >>>= 4;
        }
    }

    private static boolean isId(String text, int from, int to) {
        boolean allZero = true;
        for (int at = from; at < to; at++) {
            allZero &= text.charAt(at) == '0';
        }
        return !allZero && isHex(text, from, to);
    }

    private static boolean isHex(String text, int from, int to) {
        for (int at = from; at < to; at++) {
            char character = text.charAt(at);
            boolean digit = character >= '0' && character <= '9' || character >= 'a' && character <= 'f';
            if (!digit) {
                return false;
            }
        }
        return true;
    }
}
