package io.quittance.tenant.operator;

import io.quittance.kernel.Problem;
import io.quittance.runtime.problem.HttpStatuses;
import io.quittance.runtime.tenancy.CallerFilter;
import io.quittance.tenant.user.domain.LoginEmail;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

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

    @ServerExceptionMapper
    RestResponse<String> throttled(OperatorThrottled refusal, HttpServerRequest request) {
        Problem problem =
                Problem.of(refusal, HttpStatuses.of(refusal.code()), request.getHeader(CallerFilter.REQUEST_ID));
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.fromStatusCode(problem.status()), problem.toJson())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .header(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds())
                .build();
    }
}
