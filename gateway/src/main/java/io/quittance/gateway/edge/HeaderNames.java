package io.quittance.gateway.edge;

import io.vertx.core.http.HttpHeaders;

/** Header names and values in the form that costs least to look up and to write. */
final class HeaderNames {
    static final CharSequence ALLOW = HttpHeaders.createOptimized("Allow");
    static final CharSequence AUTHORIZATION = HttpHeaders.AUTHORIZATION;
    static final CharSequence CONNECTION = HttpHeaders.CONNECTION;
    static final CharSequence CLOSE = HttpHeaders.createOptimized("close");
    static final CharSequence CONTENT_LENGTH = HttpHeaders.CONTENT_LENGTH;
    static final CharSequence CONTENT_TYPE = HttpHeaders.CONTENT_TYPE;
    static final CharSequence EXPECT = HttpHeaders.createOptimized("expect");
    static final CharSequence QUITTANCE_MODE = HttpHeaders.createOptimized("quittance-mode");
    static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("RateLimit");
    static final CharSequence RATE_LIMIT_POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");
    static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    static final CharSequence TRACESTATE = HttpHeaders.createOptimized("tracestate");
    static final CharSequence TRANSFER_ENCODING = HttpHeaders.TRANSFER_ENCODING;
    static final CharSequence WWW_AUTHENTICATE = HttpHeaders.createOptimized("WWW-Authenticate");
    static final CharSequence X_CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    static final CharSequence X_REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    static final CharSequence X_TENANT_ACTOR = HttpHeaders.createOptimized("X-Tenant-Actor");
    static final CharSequence X_TENANT_ID = HttpHeaders.createOptimized("X-Tenant-Id");
    static final CharSequence X_TENANT_MODE = HttpHeaders.createOptimized("X-Tenant-Mode");

    private HeaderNames() {}
}
