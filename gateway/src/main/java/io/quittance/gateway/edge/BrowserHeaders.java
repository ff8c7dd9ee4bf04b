package io.quittance.gateway.edge;

import io.quittance.gateway.GatewayConfig;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;

/** What browsers shall not do with our answers. Where a service says something more exact, that stands. */
final class BrowserHeaders {
    private final CharSequence httpsOnly;

    BrowserHeaders(GatewayConfig.Browsers config) {
        long seconds = config.httpsFor().toSeconds();
        this.httpsOnly = seconds > 0 ? HttpHeaders.createOptimized("max-age=" + seconds) : null;
    }

    /** @param isPlain whether the client is known to have come without TLS, where HSTS must not be said */
    void write(MultiMap headers, boolean isPlain) {
        headers.set(HeaderNames.X_CONTENT_TYPE_OPTIONS, HeaderNames.NOSNIFF);
        if (httpsOnly != null && !isPlain) {
            headers.set(HeaderNames.STRICT_TRANSPORT_SECURITY, httpsOnly);
        }
        setIfMissing(headers, HeaderNames.X_FRAME_OPTIONS, HeaderNames.DENY);
        setIfMissing(headers, HeaderNames.REFERRER_POLICY, HeaderNames.NO_REFERRER);
        setIfMissing(headers, HeaderNames.CONTENT_SECURITY_POLICY, HeaderNames.NOTHING_ALLOWED);
    }

    private static void setIfMissing(MultiMap headers, CharSequence name, CharSequence value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
