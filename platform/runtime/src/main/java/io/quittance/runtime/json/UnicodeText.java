package io.quittance.runtime.json;

/** What counts as text: no NUL, which PostgreSQL cannot hold, and no half of a surrogate pair, which no UTF-8 can. */
public final class UnicodeText {
    private UnicodeText() {}

    public static boolean isWellFormed(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isHighSurrogate(c)) {
                i++;
                if (i == text.length() || !Character.isLowSurrogate(text.charAt(i))) {
                    return false;
                }
            } else if (Character.isLowSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
