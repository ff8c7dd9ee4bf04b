package io.quittance.tenant.branding;

import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.company.Tenants;
import io.quittance.tenant.precondition.ETag;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/auth/tenants/branding")
@Tag(name = "Branding", description = "How a tenant looks to its customers.")
class BrandingResource {
    private final Brandings brandings;
    private final ChangeBranding changeBranding;
    private final Tenants tenants;
    private final Transactions transactions;

    BrandingResource(Brandings brandings, ChangeBranding changeBranding, Tenants tenants, Transactions transactions) {
        this.brandings = brandings;
        this.changeBranding = changeBranding;
        this.tenants = tenants;
        this.transactions = transactions;
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer"})
    @Operation(summary = "Get how the tenant looks; its ETag says which version", operationId = "getBranding")
    public Uni<RestResponse<BrandingView>> get() {
        return transactions
                .tenant(() -> tenants.requireCurrent().chain(brandings::current))
                .map(BrandingResource::answer);
    }

    @PUT
    @RolesAllowed({"owner", "admin"})
    @Operation(summary = "Say how the tenant looks; the logo stays", operationId = "putBranding")
    public Uni<RestResponse<BrandingView>> put(
            @NotNull @Valid BrandingRequest request,
            @RestHeader(HttpHeaders.IF_MATCH) @Parameter(description = "The ETag of the version that you have seen.")
                    String ifMatch) {
        return changeBranding.change(request, ifMatch).map(BrandingResource::answer);
    }

    static RestResponse<BrandingView> answer(Branding branding) {
        return RestResponse.ResponseBuilder.ok(BrandingView.of(branding))
                .header(HttpHeaders.ETAG, ETag.of(branding.version()))
                .build();
    }
}
