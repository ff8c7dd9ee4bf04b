package io.quittance.tenant.user;

import io.quittance.kernel.UserId;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/auth/tenants/me")
@RolesAllowed({"owner", "admin", "developer"})
@Tag(name = "People", description = "The people of a tenant.")
class MeResource {
    private final Users users;
    private final Transactions transactions;

    MeResource(Users users, Transactions transactions) {
        this.users = users;
        this.transactions = transactions;
    }

    @GET
    @Operation(summary = "Get the person who calls", operationId = "me")
    public Uni<UserView> me() {
        UserId caller = UserId.fromString(TenantContext.current().actor());
        return transactions.tenant(() -> users.require(caller)).map(UserView::of);
    }
}
