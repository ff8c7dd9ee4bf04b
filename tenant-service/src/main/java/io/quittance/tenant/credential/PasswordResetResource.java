package io.quittance.tenant.credential;

import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/auth/tenants/password-reset")
@PermitAll
@Tag(name = "Passwords", description = "How people change what they log in with.")
class PasswordResetResource {
    private final RequestPasswordReset requestPasswordReset;
    private final ConfirmPasswordReset confirmPasswordReset;

    PasswordResetResource(RequestPasswordReset requestPasswordReset, ConfirmPasswordReset confirmPasswordReset) {
        this.requestPasswordReset = requestPasswordReset;
        this.confirmPasswordReset = confirmPasswordReset;
    }

    @POST
    @PermitAll
    @Operation(
            summary = "Ask for a mail with a link to set a new password",
            description = "Answers the same whether or not anybody has this address.",
            operationId = "requestPasswordReset")
    @APIResponse(responseCode = "202", description = "Accepted")
    public Uni<RestResponse<Void>> request(@NotNull @Valid PasswordResetRequest request) {
        return requestPasswordReset
                .request(LoginEmail.of(request.email()), RequestOrigin.current())
                .replaceWith(RestResponse::accepted);
    }

    @POST
    @Path("/confirm")
    @PermitAll
    @Operation(
            summary = "Set a new password with the token of a mailed link",
            description = "Ends all sessions of the person.",
            operationId = "confirmPasswordReset")
    public Uni<RestResponse<Void>> confirm(@NotNull @Valid PasswordResetConfirmation confirmation) {
        return confirmPasswordReset
                .confirm(confirmation.token(), confirmation.password())
                .replaceWith(RestResponse::noContent);
    }
}
