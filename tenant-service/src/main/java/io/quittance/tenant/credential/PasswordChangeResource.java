package io.quittance.tenant.credential;

import io.quittance.kernel.SessionId;
import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.tenant.session.CurrentSession;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/auth/tenants/change-password")
@RolesAllowed({"owner", "admin", "developer"})
@Tag(name = "Passwords", description = "How people change what they log in with.")
class PasswordChangeResource {
    private final ChangePassword changePassword;
    private final CurrentSession current;

    PasswordChangeResource(ChangePassword changePassword, CurrentSession current) {
        this.changePassword = changePassword;
        this.current = current;
    }

    @POST
    @Idempotent
    @Operation(summary = "Change one's password, and end one's other sessions", operationId = "changePassword")
    public Uni<RestResponse<Void>> change(@NotNull @Valid PasswordChange change) {
        SessionId stays = current.require();
        return changePassword.change(change, stays, RequestOrigin.current()).replaceWith(RestResponse::noContent);
    }
}
