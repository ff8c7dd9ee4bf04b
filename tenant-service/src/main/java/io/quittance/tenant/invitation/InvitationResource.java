package io.quittance.tenant.invitation;

import io.quittance.kernel.InvitationId;
import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.RequestOrigin;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.login.LoginView;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path(InvitationResource.PATH)
@RolesAllowed({"owner", "admin"})
@Tag(name = "People", description = "The people of a tenant.")
class InvitationResource {
    static final String PATH = "/api/v1/auth/tenants/invitations";

    private final InviteUser inviteUser;
    private final RevokeInvitation revokeInvitation;
    private final AcceptInvitation acceptInvitation;
    private final Invitations invitations;
    private final Transactions transactions;
    private final Clock clock;

    InvitationResource(
            InviteUser inviteUser,
            RevokeInvitation revokeInvitation,
            AcceptInvitation acceptInvitation,
            Invitations invitations,
            Transactions transactions,
            Clock clock) {
        this.inviteUser = inviteUser;
        this.revokeInvitation = revokeInvitation;
        this.acceptInvitation = acceptInvitation;
        this.invitations = invitations;
        this.transactions = transactions;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @Operation(
            summary = "Invite somebody by mail",
            description = "Replaces an open invitation to the same address.",
            operationId = "createInvitation")
    public Uni<RestResponse<InvitationView>> invite(@NotNull @Valid InvitationRequest request) {
        return inviteUser
                .invite(request, RequestOrigin.current())
                .map(invitation -> InvitationView.of(invitation, clock.instant()))
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @GET
    @Operation(summary = "List invitations, newest first", operationId = "listInvitations")
    public Uni<ListView<InvitationView>> list(@BeanParam ListRequest list) {
        PageQuery page = list.page(InvitationId::fromString);
        return transactions
                .tenant(() -> invitations.page(page, "1 = 1", Map.of()))
                .map(found -> found.view(PATH, invitation -> InvitationView.of(invitation, clock.instant())));
    }

    @POST
    @Path("/{id}/revoke")
    @Idempotent
    @Operation(summary = "Take an invitation back", operationId = "revokeInvitation")
    public Uni<RestResponse<InvitationView>> revoke(@RestPath InvitationId id) {
        return revokeInvitation
                .revoke(id)
                .map(invitation -> InvitationView.of(invitation, clock.instant()))
                .map(RestResponse::ok);
    }

    @POST
    @Path("/accept")
    @PermitAll
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @Operation(summary = "Join with the token of a mailed link, and log in", operationId = "acceptInvitation")
    public Uni<LoginView> accept(@NotNull @Valid InvitationAcceptance acceptance) {
        return acceptInvitation.accept(acceptance, RequestOrigin.current());
    }
}
