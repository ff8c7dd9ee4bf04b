package io.quittance.gateway.edge;

import io.vertx.core.http.HttpHeaders;

/** Header names and values in the form that costs least to look up and to write. */
final class HeaderNames {
    static final CharSequence ACCESS_CONTROL_ALLOW_CREDENTIALS =
            HttpHeaders.createOptimized("Access-Control-Allow-Credentials");
    static final CharSequence ACCESS_CONTROL_ALLOW_HEADERS =
            HttpHeaders.createOptimized("Access-Control-Allow-Headers");
    static final CharSequence ACCESS_CONTROL_ALLOW_METHODS =
            HttpHeaders.createOptimized("Access-Control-Allow-Methods");
    static final CharSequence ACCESS_CONTROL_ALLOW_ORIGIN = HttpHeaders.createOptimized("Access-Control-Allow-Origin");
    static final CharSequence ACCESS_CONTROL_EXPOSE_HEADERS =
            HttpHeaders.createOptimized("Access-Control-Expose-Headers");
    static final CharSequence ACCESS_CONTROL_MAX_AGE = HttpHeaders.createOptimized("Access-Control-Max-Age");
    static final CharSequence ACCESS_CONTROL_REQUEST_METHOD =
            HttpHeaders.createOptimized("Access-Control-Request-Method");
    static final CharSequence ALLOW = HttpHeaders.createOptimized("Allow");
    static final CharSequence ANY_ORIGIN = HttpHeaders.createOptimized("*");
    static final CharSequence AUTHORIZATION = HttpHeaders.AUTHORIZATION;
    static final CharSequence CACHE_CONTROL = HttpHeaders.createOptimized("Cache-Control");
    static final CharSequence CONNECTION = HttpHeaders.CONNECTION;
    static final CharSequence CLOSE = HttpHeaders.createOptimized("close");
    static final CharSequence CONTENT_LENGTH = HttpHeaders.CONTENT_LENGTH;
    static final CharSequence CONTENT_SECURITY_POLICY = HttpHeaders.createOptimized("Content-Security-Policy");
    static final CharSequence CONTENT_TYPE = HttpHeaders.CONTENT_TYPE;
    static final CharSequence CROSS_ORIGIN_HEADERS =
            HttpHeaders.createOptimized("Authorization, Content-Type, Idempotency-Key, If-Match, If-None-Match, "
                    + "Quittance-Mode, X-Request-Id, Traceparent, Tracestate");
    static final CharSequence CROSS_ORIGIN_METHODS = HttpHeaders.createOptimized("GET, HEAD, POST, PUT, PATCH, DELETE");
    static final CharSequence DENY = HttpHeaders.createOptimized("DENY");
    static final CharSequence ETAG = HttpHeaders.createOptimized("ETag");
    static final CharSequence EXPECT = HttpHeaders.createOptimized("expect");
    static final CharSequence EXPOSED = HttpHeaders.createOptimized(
            "ETag, Idempotent-Replayed, Link, Location, " + "RateLimit, RateLimit-Policy, Retry-After, X-Request-Id");
    static final CharSequence FORWARDED = HttpHeaders.createOptimized("forwarded");
    static final CharSequence HOST = HttpHeaders.createOptimized("host");
    static final CharSequence IF_NONE_MATCH = HttpHeaders.createOptimized("if-none-match");
    static final CharSequence LOCATION = HttpHeaders.createOptimized("Location");
    static final CharSequence NO_REFERRER = HttpHeaders.createOptimized("no-referrer");
    static final CharSequence NO_STORE = HttpHeaders.createOptimized("no-store");
    static final CharSequence NOTHING_ALLOWED =
            HttpHeaders.createOptimized("default-src 'none'; frame-ancestors 'none'");
    static final CharSequence ORIGIN = HttpHeaders.createOptimized("Origin");
    static final CharSequence PREFLIGHT_VARIES =
            HttpHeaders.createOptimized("Origin, Access-Control-Request-Method, Access-Control-Request-Headers");
    static final CharSequence QUITTANCE_MODE = HttpHeaders.createOptimized("quittance-mode");
    static final CharSequence RATE_LIMIT = HttpHeaders.createOptimized("RateLimit");
    static final CharSequence RATE_LIMIT_POLICY = HttpHeaders.createOptimized("RateLimit-Policy");
    static final CharSequence REFERRER_POLICY = HttpHeaders.createOptimized("Referrer-Policy");
    static final CharSequence RETRY_AFTER = HttpHeaders.createOptimized("Retry-After");
    static final CharSequence STRICT_TRANSPORT_SECURITY = HttpHeaders.createOptimized("Strict-Transport-Security");
    static final CharSequence TRACEPARENT = HttpHeaders.createOptimized("traceparent");
    static final CharSequence TRACESTATE = HttpHeaders.createOptimized("tracestate");
    static final CharSequence TRANSFER_ENCODING = HttpHeaders.TRANSFER_ENCODING;
    static final CharSequence TRUE = HttpHeaders.createOptimized("true");
    static final CharSequence VARY = HttpHeaders.createOptimized("Vary");
    static final CharSequence WWW_AUTHENTICATE = HttpHeaders.createOptimized("WWW-Authenticate");
    static final CharSequence X_CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    static final CharSequence X_FORWARDED_FOR = HttpHeaders.createOptimized("x-forwarded-for");
    static final CharSequence X_FORWARDED_PROTO = HttpHeaders.createOptimized("x-forwarded-proto");
    static final CharSequence X_FRAME_OPTIONS = HttpHeaders.createOptimized("X-Frame-Options");
    static final CharSequence X_INTERNAL_CLIENT_ADDRESS = HttpHeaders.createOptimized("X-Internal-Client-Address");
    static final CharSequence X_REQUEST_ID = HttpHeaders.createOptimized("X-Request-Id");
    static final CharSequence X_TENANT_ACTOR = HttpHeaders.createOptimized("X-Tenant-Actor");
    static final CharSequence X_TENANT_ID = HttpHeaders.createOptimized("X-Tenant-Id");
    static final CharSequence X_TENANT_MODE = HttpHeaders.createOptimized("X-Tenant-Mode");

    private HeaderNames() {}
}
