package io.quittance.tenant.registration;

import io.quittance.runtime.tenancy.RequestOrigin;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

/**
 * The way in for a new company. It has no tenant yet, so no {@code Idempotency-Key} either: the address, which can be used once,
 * keeps a repetition from making a second one.
 */
@Path("/api/v1/auth/tenants/register")
@Tag(name = "Registration", description = "How a company becomes a tenant.")
class RegistrationResource {
    private static final URI DETAILS = URI.create("/api/v1/auth/tenants/details");

    private final RegisterTenant registerTenant;

    RegistrationResource(RegisterTenant registerTenant) {
        this.registerTenant = registerTenant;
    }

    @POST
    @PermitAll
    @Operation(summary = "Register a company, its owner and its first four API keys", operationId = "register")
    public Uni<RestResponse<RegistrationView>> register(
            @NotNull @Valid RegistrationRequest request, @RestHeader @Parameter(hidden = true) String traceparent) {
        return registerTenant
                .register(request, RequestOrigin.current(), traceparent)
                .map(view -> RestResponse.ResponseBuilder.<RegistrationView>created(DETAILS)
                        .entity(view)
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
