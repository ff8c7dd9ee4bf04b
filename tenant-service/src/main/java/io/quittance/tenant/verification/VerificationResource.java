package io.quittance.tenant.verification;

import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Says who called. Everything is in the internal token, so this asks no database and is the platform's cheapest request. */
@Path("/api/v1/auth/tenants/verify")
@RolesAllowed({"tenant", "publishable", "restricted", "owner", "admin", "developer"})
@Tag(name = "Verification", description = "Whose key is this?")
class VerificationResource {
    private final JsonWebToken token;

    VerificationResource(JsonWebToken token) {
        this.token = token;
    }

    @GET
    @NonBlocking
    @Operation(summary = "Describe the key or person that calls", operationId = "verify")
    public VerificationView verify() {
        String mode = token.getClaim("mode");
        String keyType = token.getClaim("key_type");
        List<String> scopes = new ArrayList<>();
        List<String> roles = new ArrayList<>();
        for (String group : token.getGroups()) {
            if (group.indexOf(':') >= 0) {
                scopes.add(group);
            } else if (!group.equals(mode)) {
                roles.add(group);
            }
        }
        return new VerificationView(
                "verification",
                token.getClaim("tenant_id"),
                mode,
                keyType == null ? "user" : keyType,
                token.getSubject(),
                scopes,
                roles);
    }
}
