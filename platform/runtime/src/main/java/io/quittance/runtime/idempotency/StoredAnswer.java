package io.quittance.runtime.idempotency;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The answer to a POST as it is kept.
 *
 * @param operation method and path, for people who look into the table
 * @param requestHash SHA-256 over operation and body
 * @param location null where the answer had none
 * @param body JSON, or null
 */
record StoredAnswer(String operation, byte[] requestHash, int status, String location, String body) {
    RestResponse<?> replay() {
        var response =
                RestResponse.ResponseBuilder.<String>create(status).entity(body).header("Idempotent-Replayed", "true");
        if (body != null) {
            response.header(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        return response.build();
    }
}
