package io.quittance.runtime.caller;

import io.quittance.runtime.tenancy.CallerFilter;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;

/** What a request must hand on when another service's API is asked in the caller's own name. */
@ApplicationScoped
public class CallerHeaders {
    private final HttpServerRequest request;

    CallerHeaders(HttpServerRequest request) {
        this.request = request;
    }

    /** The gateway's internal token as it came, still good for the seconds that a look-up takes. */
    public String authorization() {
        return request.getHeader(HttpHeaders.AUTHORIZATION);
    }

    public String requestId() {
        return request.getHeader(CallerFilter.REQUEST_ID);
    }
}
