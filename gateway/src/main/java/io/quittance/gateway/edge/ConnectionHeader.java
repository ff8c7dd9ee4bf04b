package io.quittance.gateway.edge;

/** {@code Connection} names headers that belong to the connection and go no further. */
final class ConnectionHeader {
    private ConnectionHeader() {}

    /** @param connection the header's value; null if there is none */
    static boolean names(String connection, String name) {
        if (connection == null || connection.length() < name.length()) {
            return false;
        }
        for (String token : connection.split(",", -1)) {
            if (token.trim().equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }
}
