package io.quittance.tenant.session;

import io.quittance.runtime.tenancy.RequestOrigin;
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

@Path("/api/v1/auth/tenants/token/refresh")
@Tag(name = "Sessions", description = "Where people are logged in.")
class RefreshResource {
    private final RefreshSession refreshSession;

    RefreshResource(RefreshSession refreshSession) {
        this.refreshSession = refreshSession;
    }

    @POST
    @PermitAll
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(
            summary = "Exchange a refresh token for the next pair of tokens",
            description = "A refresh token works once. Used again later, it ends its session.",
            operationId = "refreshToken")
    public Uni<SessionTokens> refresh(@NotNull @Valid RefreshRequest request) {
        return refreshSession.refresh(request.refreshToken(), RequestOrigin.current());
    }
}
