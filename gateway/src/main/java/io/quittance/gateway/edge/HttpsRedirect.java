package io.quittance.gateway.edge;

import io.quittance.kernel.ErrorCode;
import io.vertx.core.net.HostAndPort;
import java.util.regex.Pattern;

/** Sends a client that came to a proxy without TLS to the same place with it. The method stays, and so does the body. */
final class HttpsRedirect {
    private static final int PERMANENT_REDIRECT = 308;
    // What is anything else than a name or an address could lead anywhere.
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}]");

    private HttpsRedirect() {}

    static void answer(Exchange exchange) {
        HostAndPort authority = exchange.request().authority();
        // Its port is that of plain HTTP, and none of TLS.
        String host = authority == null ? null : authority.host();
        if (host == null || !HOST.matcher(host).matches()) {
            exchange.refuse(ErrorCode.REQUEST_MALFORMED, "Come by https, and name the host.");
            return;
        }
        exchange.response()
                .putHeader(HeaderNames.LOCATION, "https://" + host + exchange.uri())
                .putHeader(HeaderNames.CACHE_CONTROL, HeaderNames.NO_STORE);
        exchange.answerBare(PERMANENT_REDIRECT);
    }
}
