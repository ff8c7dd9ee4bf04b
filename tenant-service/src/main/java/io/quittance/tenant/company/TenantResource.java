package io.quittance.tenant.company;

import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.precondition.ETag;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/auth/tenants/details")
@Tag(name = "Tenant", description = "The company that uses the platform.")
class TenantResource {
    private final Tenants tenants;
    private final ChangeTenant changeTenant;
    private final Transactions transactions;

    TenantResource(Tenants tenants, ChangeTenant changeTenant, Transactions transactions) {
        this.tenants = tenants;
        this.changeTenant = changeTenant;
        this.transactions = transactions;
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer"})
    @Operation(summary = "Get the caller's tenant; its ETag says which version", operationId = "details")
    public Uni<RestResponse<TenantView>> details() {
        return transactions.tenant(tenants::requireCurrent).map(TenantResource::answer);
    }

    @PATCH
    @RolesAllowed({"owner", "admin"})
    @Operation(summary = "Change the caller's tenant", operationId = "changeDetails")
    public Uni<RestResponse<TenantView>> change(
            @NotNull @Valid TenantChange change,
            @RestHeader(HttpHeaders.IF_MATCH) @Parameter(description = "The ETag of the version that you have seen.")
                    String ifMatch) {
        return changeTenant.change(change, ifMatch).map(TenantResource::answer);
    }

    private static RestResponse<TenantView> answer(Tenant tenant) {
        return RestResponse.ResponseBuilder.ok(TenantView.of(tenant))
                .header(HttpHeaders.ETAG, ETag.of(tenant.version()))
                .build();
    }
}
