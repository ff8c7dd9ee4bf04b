package io.quittance.kernel;

/** Writes JSON from the front to the back; just enough of it for {@link Problem}. */
final class JsonText {
    private static final char FIRST_PRINTABLE = ' ';
    private final StringBuilder text = new StringBuilder(256);

    JsonText open(char bracket) {
        separate();
        text.append(bracket);
        return this;
    }

    JsonText close(char bracket) {
        text.append(bracket);
        return this;
    }

    JsonText name(String name) {
        separate();
        quote(name);
        text.append(':');
        return this;
    }

    JsonText member(String name, String value) {
        if (value != null) {
            name(name).quote(value);
        }
        return this;
    }

    JsonText member(String name, int value) {
        name(name).text.append(value);
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    private void separate() {
        if (text.length() == 0) {
            return;
        }
        char last = text.charAt(text.length() - 1);
        if (last != '{' && last != '[' && last != ':') {
            text.append(',');
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int at = 0; at < value.length(); at++) {
            char character = value.charAt(at);
            if (character == '"' || character == '\\') {
                text.append('\\').append(character);
            } else if (character < FIRST_PRINTABLE) {
                escape(character);
            } else if (Character.isSurrogate(character) && !inPair(value, at)) {
                // Half a character cannot be encoded as UTF-8; callers do send it.
                text.append('\uFFFD');
            } else {
                text.append(character);
            }
        }
        text.append('"');
    }

    private void escape(char character) {
        text.append("\\u00")
                .append(Character.forDigit(character >> 4, 16))
                .append(Character.forDigit(character & 15, 16));
    }

    private static boolean inPair(String value, int at) {
        char character = value.charAt(at);
        return Character.isHighSurrogate(character)
                ? at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(value.charAt(at - 1));
    }
}
