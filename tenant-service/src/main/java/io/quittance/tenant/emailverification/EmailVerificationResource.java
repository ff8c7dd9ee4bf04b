package io.quittance.tenant.emailverification;

import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/auth/tenants/email-verification")
@Tag(name = "People", description = "The people of a tenant.")
class EmailVerificationResource {
    private final ResendVerification resendVerification;
    private final ConfirmEmail confirmEmail;

    EmailVerificationResource(ResendVerification resendVerification, ConfirmEmail confirmEmail) {
        this.resendVerification = resendVerification;
        this.confirmEmail = confirmEmail;
    }

    @POST
    @RolesAllowed({"owner", "admin", "developer"})
    @Idempotent
    @Operation(
            summary = "Mail the caller a link to confirm their e-mail address, unless they have",
            operationId = "resendEmailVerification")
    @APIResponse(responseCode = "202", description = "Accepted")
    public Uni<RestResponse<Void>> resend() {
        return resendVerification.resend(RequestOrigin.current()).replaceWith(RestResponse::accepted);
    }

    @POST
    @Path("/confirm")
    @PermitAll
    @Operation(
            summary = "Confirm an e-mail address with the token of a mailed link",
            operationId = "confirmEmailVerification")
    public Uni<RestResponse<Void>> confirm(@NotNull @Valid EmailConfirmation confirmation) {
        return confirmEmail.confirm(confirmation.token()).replaceWith(RestResponse::noContent);
    }
}
