package io.quittance.tenant.origin;

import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;

/** Reads where the request under way came from. The edge strips what clients pretend, so its header is to be believed. */
@ApplicationScoped
public class Origins {
    private static final String CLIENT_ADDRESS = "X-Internal-Client-Address";
    private static final String USER_AGENT = "User-Agent";

    private final CurrentVertxRequest request;

    Origins(CurrentVertxRequest request) {
        this.request = request;
    }

    /** To be called by resources: work for a tenant may leave the request's context. */
    public Origin current() {
        HttpServerRequest current = request.getCurrent().request();
        return new Origin(current.getHeader(CLIENT_ADDRESS), current.getHeader(USER_AGENT));
    }
}
