package io.quittance.tenant.token;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

@Path("/api/v1/auth/jwks.json")
@PermitAll
@Tag(name = "Log-in", description = "How people get in.")
class KeySetResource {
    private final String keySet;

    KeySetResource(AccessTokens tokens) {
        this.keySet = tokens.keySet();
    }

    @GET
    @NonBlocking
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = "Cache-Control", value = "public, max-age=300")
    @Operation(summary = "Get the keys that verify access tokens (RFC 7517)", operationId = "jwks")
    public String keySet() {
        return keySet;
    }
}
