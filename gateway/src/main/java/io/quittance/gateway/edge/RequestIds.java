package io.quittance.gateway.edge;

import io.quittance.kernel.RequestId;

/** Names requests. A client's own name is kept if it can do no harm in logs and headers. */
final class RequestIds {
    private static final int LENGTH_MAX = 128;

    private RequestIds() {}

    /** @param offered the client's {@code X-Request-Id}; null if there is none */
    static String keepOrMint(String offered) {
        return offered != null && isSane(offered) ? offered : RequestId.next().toString();
    }

    private static boolean isSane(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            if (!isSafe(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSafe(char character) {
        return character >= 'a' && character <= 'z'
                || character >= 'A' && character <= 'Z'
                || character >= '0' && character <= '9'
                || "-_.:/+=".indexOf(character) >= 0;
    }
}
