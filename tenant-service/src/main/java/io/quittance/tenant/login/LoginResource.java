package io.quittance.tenant.login;

import io.quittance.tenant.origin.Origins;
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
    private final Origins origins;

    LoginResource(LogIn logIn, Origins origins) {
        this.logIn = logIn;
        this.origins = origins;
    }

    @POST
    @PermitAll
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "Exchange e-mail and password for a session", operationId = "login")
    public Uni<LoginView> logIn(@NotNull @Valid LoginRequest request) {
        return logIn.logIn(LoginEmail.of(request.email()), request.password(), origins.current());
    }
}
