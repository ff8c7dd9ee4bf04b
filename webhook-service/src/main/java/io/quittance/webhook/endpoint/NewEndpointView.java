package io.quittance.webhook.endpoint;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A new endpoint on the wire, with the secret that is never shown again.
 *
 * @param secret {@code whsec_} and base64: the key with which receivers verify signatures. Null in a replayed answer
 */
record NewEndpointView(
        @JsonUnwrapped EndpointView endpoint,

        @Schema(example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")
        String secret) {

    static NewEndpointView of(CreateEndpoint.Created created) {
        return new NewEndpointView(
                EndpointView.of(created.endpoint()), created.secret().reveal());
    }

    @Override
    public String toString() {
        return "NewEndpointView[" + endpoint.id() + "]"; // without the secret: no log may hold it
    }
}
