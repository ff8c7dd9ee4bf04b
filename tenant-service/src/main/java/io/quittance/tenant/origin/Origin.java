package io.quittance.tenant.origin;

/**
 * Where a request came from, as the edge saw it.
 *
 * @param address the client's IP address; null outside a request, and where the edge sent none
 * @param userAgent as the client calls itself, cut to 255 characters; null if it does not
 */
public record Origin(String address, String userAgent) {
    /** What an IPv6 address with an embedded IPv4 one takes. */
    private static final int ADDRESS_LENGTH_MAX = 45;

    private static final int USER_AGENT_LENGTH_MAX = 255;

    public Origin {
        address = address == null || address.isBlank() || address.length() > ADDRESS_LENGTH_MAX ? null : address;
        userAgent = userAgent == null || userAgent.length() <= USER_AGENT_LENGTH_MAX
                ? userAgent
                : userAgent.substring(0, USER_AGENT_LENGTH_MAX);
    }
}
