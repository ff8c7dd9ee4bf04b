package io.quittance.gateway.limit;

/** What a client's address counts as. One household has a whole IPv6 /64 to send from, so that is one address here. */
public final class ClientAddress {
    private static final int NETWORK_GROUPS = 4;

    private ClientAddress() {}

    /** @param address as Java writes it: IPv6 in eight groups, uncompressed, with or without a zone */
    public static String of(String address) {
        int end = -1;
        for (int group = 0; group < NETWORK_GROUPS; group++) {
            end = address.indexOf(':', end + 1);
            if (end < 0) {
                return address;
            }
        }
        return address.substring(0, end);
    }
}
