package io.quittance.runtime.problem;

import io.quittance.kernel.ErrorCode;

/** The one place that knows which HTTP status a kind of refusal has; {@code docs/http-status-codes.md} explains them. */
public final class HttpStatuses {
    private HttpStatuses() {}

    public static int of(ErrorCode code) {
        return switch (code.kind()) {
            case INVALID -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case METHOD_NOT_ALLOWED -> 405;
            case NOT_ACCEPTABLE -> 406;
            case CONFLICT -> 409;
            case PRECONDITION_FAILED -> 412;
            case TOO_LARGE -> 413;
            case UNSUPPORTED_MEDIA_TYPE -> 415;
            case UNPROCESSABLE -> 422;
            case RATE_LIMITED -> 429;
            case INTERNAL -> 500;
            case UPSTREAM_BAD -> 502;
            case UNAVAILABLE -> 503;
            case TIMEOUT -> 504;
        };
    }
}
