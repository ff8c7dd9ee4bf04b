package io.quittance.gateway.route;

/**
 * Decides whether a path means the same to everyone. A path with dot segments, empty segments, encoded separators and the like is
 * refused rather than repaired: repairing is where the edge and a service come to differ, and where {@code /internal} gets reached.
 */
final class PlainPath {
    private static final int NO_DIGIT = -1;

    private PlainPath() {}

    /** @param path still encoded, without query */
    static boolean isPlain(String path) {
        if (path.isEmpty() || path.charAt(0) != '/') {
            return false;
        }
        for (int at = 0; at < path.length(); at++) {
            char character = path.charAt(at);
            boolean odd =
                    character <= ' ' || character >= 0x7f || character == '\\' || character == ';' || character == '#';
            if (odd || character == '/' && !segmentAfter(path, at) || character == '%' && !harmlessEscape(path, at)) {
                return false;
            }
        }
        return true;
    }

    /** A slash must not be followed by another one, nor by a segment of dots. */
    private static boolean segmentAfter(String path, int slashAt) {
        int at = slashAt + 1;
        int dots = 0;
        while (at < path.length() && path.charAt(at) == '.') {
            dots++;
            at++;
        }
        boolean segmentEnds = at == path.length() || path.charAt(at) == '/';
        boolean trailingSlash = at == path.length() && dots == 0;
        return !segmentEnds || trailingSlash;
    }

    /** An escape must be well formed and must not hide a character that structures paths, nor a control character. */
    private static boolean harmlessEscape(String path, int percentAt) {
        if (percentAt + 2 >= path.length()) {
            return false;
        }
        int high = Character.digit(path.charAt(percentAt + 1), 16);
        int low = Character.digit(path.charAt(percentAt + 2), 16);
        if (high == NO_DIGIT || low == NO_DIGIT) {
            return false;
        }
        int decoded = high << 4 | low;
        return decoded > ' ' - 1
                && decoded != 0x7f
                && decoded != '/'
                && decoded != '\\'
                && decoded != '.'
                && decoded != ';'
                && decoded != '%';
    }
}
