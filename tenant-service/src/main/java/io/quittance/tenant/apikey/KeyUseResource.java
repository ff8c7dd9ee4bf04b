package io.quittance.tenant.apikey;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** For the gateway alone, which sees keys being used and tells of it now and then. */
@Path("/internal/keys/used")
@RolesAllowed("gateway")
@Tag(name = "Internal", description = "For the gateway alone.")
class KeyUseResource {
    private final NoteKeyUses noteKeyUses;

    KeyUseResource(NoteKeyUses noteKeyUses) {
        this.noteKeyUses = noteKeyUses;
    }

    @POST
    @Operation(
            summary = "Tell when keys were used",
            description = "At most 1,000 at a time. Telling again, or of what nobody knows, does no harm.",
            operationId = "noteKeyUses")
    public Uni<Void> note(@NotNull @Size(max = 1000) List<@NotNull @Valid KeyUse> report) {
        return noteKeyUses.note(report);
    }
}
