package io.quittance.tenant.apikey;

import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** For the gateway alone: it has no route to {@code /internal}, so nobody else gets here. */
@Path("/internal/keys")
@RolesAllowed("gateway")
@Tag(name = "Internal", description = "For the gateway alone.")
class KeyLookupResource {
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final KeyLookup lookup;

    KeyLookupResource(KeyLookup lookup) {
        this.lookup = lookup;
    }

    @GET
    @Path("/{hash}")
    @Operation(summary = "Find a good API key by its keyed hash", operationId = "findApiKey")
    public Uni<KeyLookupView> find(@RestPath String hash) {
        if (!HASH.matcher(hash).matches()) {
            throw new DomainException(
                    ErrorCode.PARAMETER_INVALID, "A hash is 64 hexadecimal digits in lower case.", "hash");
        }
        return lookup.find(HexFormat.of().parseHex(hash))
                .onItem()
                .ifNull()
                .failWith(() -> new DomainException(ErrorCode.API_KEY_NOT_FOUND, "No good key has this hash."));
    }
}
