package io.quittance.tenant.company;

import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/auth/tenants/details")
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Tenant", description = "The company that uses the platform.")
class TenantResource {
    private final Tenants tenants;
    private final Transactions transactions;

    TenantResource(Tenants tenants, Transactions transactions) {
        this.tenants = tenants;
        this.transactions = transactions;
    }

    @GET
    @Operation(summary = "Get the caller's tenant", operationId = "details")
    public Uni<TenantView> details() {
        return transactions.tenant(tenants::requireCurrent).map(TenantView::of);
    }
}
