package io.quittance.subscription.plan;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jboss.resteasy.reactive.RestPath;

/** billing-service's public API, as far as it is needed here, asked in the caller's own name. */
@RegisterRestClient(configKey = "billing-api")
@Path("/api/v1/billing")
interface BillingApi {
    @GET
    @Path("/plans/{id}")
    Uni<BillingPlan> plan(
            @RestPath String id,
            @HeaderParam("Authorization") String authorization,
            @HeaderParam("X-Request-Id") String requestId);

    /** A plan on the wire; fields that do not matter here are passed over. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record BillingPlan(
            String name,
            String pricingModel,
            long unitAmount,
            String currency,
            String interval,
            int intervalCount,
            String status,
            Instant createdAt) {}
}
