package io.quittance.gateway.edge;

import io.vertx.core.MultiMap;
import java.util.Arrays;
import java.util.List;

/**
 * Which of a client's headers a service gets to see. What only the edge may say is dropped by prefix, whatever its spelling; so is
 * what belongs to the client's connection.
 */
final class RequestHeaders {
    // An underscore in place of a hyphen is no way around: some servers take both for the same.
    private static final List<String> OURS = List.of("x-tenant-", "x-quittance-", "x-internal-", "x-forwarded-");
    private static final String[][] DROPPED_BY_LENGTH = byLength(
            // Belong to the client's connection.
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "content-length",
            "upgrade",
            "http2-settings",
            "expect",
            "host",
            // Are read at the edge, and said anew.
            "authorization",
            "x-request-id",
            "traceparent",
            "quittance-mode",
            // Would let a client say where it comes from.
            "forwarded",
            "x-real-ip");

    private RequestHeaders() {}

    /**
     * Copies what a service may see.
     *
     * @throws IllegalArgumentException for a header that must not be written as it was read
     */
    static void copy(MultiMap from, MultiMap to) {
        String connection = from.get("connection");
        from.forEach((name, value) -> {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a header without a name");
            }
            if (passes(name) && !ConnectionHeader.names(connection, name)) {
                to.add(name, value);
            }
        });
    }

    static boolean passes(String name) {
        return !isDropped(name) && !isOurs(name);
    }

    private static boolean isDropped(String name) {
        if (name.length() >= DROPPED_BY_LENGTH.length) {
            return false;
        }
        for (String dropped : DROPPED_BY_LENGTH[name.length()]) {
            if (dropped.equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOurs(String name) {
        boolean extension = name.length() > 2 && (name.charAt(0) | ' ') == 'x';
        if (extension) {
            for (int i = 0; i < OURS.size(); i++) {
                if (startsWith(name, OURS.get(i))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean startsWith(String name, String prefix) {
        if (name.length() < prefix.length()) {
            return false;
        }
        for (int at = 0; at < prefix.length(); at++) {
            char character = name.charAt(at);
            char plain = character == '_' ? '-' : Character.toLowerCase(character);
            if (plain != prefix.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private static String[][] byLength(String... names) {
        int longest = Arrays.stream(names).mapToInt(String::length).max().orElse(0);
        String[][] byLength = new String[longest + 1][];
        for (int length = 0; length <= longest; length++) {
            int wanted = length;
            byLength[length] =
                    Arrays.stream(names).filter(name -> name.length() == wanted).toArray(String[]::new);
        }
        return byLength;
    }
}
