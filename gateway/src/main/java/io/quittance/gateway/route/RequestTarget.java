package io.quittance.gateway.route;

import java.util.Optional;

/**
 * What a request line asks for, apart from its method.
 *
 * @param uri path and query as the client wrote them, to be sent on
 * @param path the same without query, still encoded
 */
public record RequestTarget(String uri, String path) {
    /**
     * Reads a request line's target in origin form ({@code /a?b}) or absolute form ({@code http://host/a?b}).
     *
     * @return empty for anything else, and for characters that no URI has: what they mean would be anybody's guess
     */
    public static Optional<RequestTarget> parse(String text) {
        int pathAt = text.startsWith("/") ? 0 : afterAuthority(text);
        if (pathAt < 0) {
            return Optional.empty();
        }
        for (int at = pathAt; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character <= ' ' || character >= 0x7f || character == '#') {
                return Optional.empty();
            }
        }
        String uri = text.substring(pathAt);
        int queryAt = uri.indexOf('?');
        return Optional.of(new RequestTarget(uri, queryAt < 0 ? uri : uri.substring(0, queryAt)));
    }

    private static int afterAuthority(String text) {
        boolean absolute = text.startsWith("http://") || text.startsWith("https://");
        return absolute ? text.indexOf('/', text.indexOf("://") + 3) : -1;
    }
}
