package io.quittance.tenant.operator;

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

@Path("/api/v1/auth/operators/login")
@Tag(name = "Operators", description = "For those who run the platform.")
class OperatorLoginResource {
    private final LogInOperator logInOperator;

    OperatorLoginResource(LogInOperator logInOperator) {
        this.logInOperator = logInOperator;
    }

    @POST
    @PermitAll
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Exchange an operator's e-mail and password for an access token",
            operationId = "operatorLogin")
    public Uni<OperatorLoginView> logIn(@NotNull @Valid OperatorLogin request) {
        return logInOperator.logIn(LoginEmail.of(request.email()), request.password());
    }
}
