package io.quittance.payment.customer;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** subscription-service's public API, as far as it is needed here, asked in the caller's own name. */
@RegisterRestClient(configKey = "subscription-api")
@Path("/api/v1/customers")
interface CustomerApi {
    /** Completes if the customer exists; fails with the answer's status otherwise. */
    @GET
    @Path("/{id}")
    Uni<Void> customer(
            @RestPath String id,
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("X-Request-Id") String requestId);
}
