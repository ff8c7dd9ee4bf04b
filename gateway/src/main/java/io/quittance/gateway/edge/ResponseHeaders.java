package io.quittance.gateway.edge;

import io.vertx.core.MultiMap;

/**
 * Which of a service's headers a client gets to see: all but those that belong to the connection between edge and service, and what
 * the edge alone says about other origins.
 */
final class ResponseHeaders {
    private static final String CROSS_ORIGIN = "access-control-";

    private ResponseHeaders() {}

    static void copy(MultiMap from, MultiMap to) {
        String connection = from.get("connection");
        from.forEach((name, value) -> {
            if (!endsHere(name) && !ConnectionHeader.names(connection, name)) {
                to.add(name, value);
            }
        });
    }

    private static boolean endsHere(String name) {
        if (name.regionMatches(true, 0, CROSS_ORIGIN, 0, CROSS_ORIGIN.length())) {
            return true;
        }
        return switch (name.length()) {
            case 2 -> name.equalsIgnoreCase("te");
            case 7 -> name.equalsIgnoreCase("trailer") || name.equalsIgnoreCase("upgrade");
            case 10 -> name.equalsIgnoreCase("connection") || name.equalsIgnoreCase("keep-alive");
            case 12 -> name.equalsIgnoreCase("x-request-id");
            case 16 -> name.equalsIgnoreCase("proxy-connection");
            case 17 -> name.equalsIgnoreCase("transfer-encoding");
            case 18 -> name.equalsIgnoreCase("proxy-authenticate");
            default -> false;
        };
    }
}
