package io.quittance.gateway.edge;

import io.quittance.kernel.ErrorCode;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** A browser's question whether a page may send a request. It is answered here: services know nothing of pages. */
final class Preflight {
    private static final int NO_CONTENT = 204;

    private Preflight() {}

    static boolean isOne(HttpServerRequest request) {
        return request.method() == HttpMethod.OPTIONS
                && request.headers().contains(HeaderNames.ORIGIN)
                && request.headers().contains(HeaderNames.ACCESS_CONTROL_REQUEST_METHOD);
    }

    static void answer(Exchange exchange, Cors cors) {
        String origin = exchange.request().headers().get(HeaderNames.ORIGIN);
        if (cors.mayAsk(origin)) {
            cors.writePreflight(exchange.response().headers(), origin);
            exchange.answerBare(NO_CONTENT);
        } else {
            exchange.refuse(ErrorCode.PERMISSION_DENIED, "Pages of this origin may not call.");
        }
    }
}
