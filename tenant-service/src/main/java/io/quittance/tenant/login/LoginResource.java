package io.quittance.tenant.login;

import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

@Path("/api/v1/auth/tenants/login")
@Tag(name = "Log-in", description = "How people get in.")
class LoginResource {
    private final LogIn logIn;
    private final CompleteLogIn completeLogIn;

    LoginResource(LogIn logIn, CompleteLogIn completeLogIn) {
        this.logIn = logIn;
        this.completeLogIn = completeLogIn;
    }

    @POST
    @PermitAll
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Exchange e-mail and password for a session",
            description = "Who has a second factor gets a challenge instead.",
            operationId = "login")
    public Uni<LoginView> logIn(@NotNull @Valid LoginRequest request) {
        return logIn.logIn(LoginEmail.of(request.email()), request.password(), RequestOrigin.current());
    }

    @POST
    @Path("/second-factor")
    @PermitAll
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "Exchange a challenge and a code for a session", operationId = "loginSecondFactor")
    public Uni<LoginView> complete(@NotNull @Valid SecondFactorRequest request) {
        return completeLogIn.complete(request.challenge(), request.code(), RequestOrigin.current());
    }
}
