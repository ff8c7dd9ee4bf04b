package io.quittance.tenant.session;

import io.quarkus.security.identity.SecurityIdentity;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.SessionId;
import io.quittance.kernel.UserId;
import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.tenancy.TenantContext;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/auth/tenants")
@RolesAllowed({"owner", "admin", "developer"})
@Tag(name = "Sessions", description = "Where people are logged in.")
class SessionResource {
    private static final String PATH = "/api/v1/auth/tenants/sessions";

    private final RevokeSession revokeSession;
    private final Sessions sessions;
    private final CurrentSession current;
    private final Transactions transactions;
    private final SecurityIdentity identity;
    private final Clock clock;

    SessionResource(
            RevokeSession revokeSession,
            Sessions sessions,
            CurrentSession current,
            Transactions transactions,
            SecurityIdentity identity,
            Clock clock) {
        this.revokeSession = revokeSession;
        this.sessions = sessions;
        this.current = current;
        this.transactions = transactions;
        this.identity = identity;
        this.clock = clock;
    }

    @GET
    @Path("/sessions")
    @Operation(summary = "List where one is logged in, newest first", operationId = "listSessions")
    public Uni<ListView<SessionView>> list(
            @BeanParam ListRequest list,
            @RestQuery @Parameter(description = "Another person's, for owners and admins.") String user) {
        UserId whose = whose(user);
        PageQuery page = list.page(SessionId::fromString);
        SessionId inUse = current.find();
        return transactions
                .tenant(() -> sessions.openPageOf(whose, page, clock.instant()))
                .map(found -> found.view(PATH, session -> SessionView.of(session, inUse)));
    }

    @POST
    @Path("/sessions/{id}/revoke")
    @Idempotent
    @Operation(
            summary = "End a session",
            description = "Owners and admins may end everybody's, others their own.",
            operationId = "revokeSession")
    public Uni<RestResponse<SessionView>> revoke(@RestPath SessionId id) {
        SessionId inUse = current.find();
        return revokeSession
                .revoke(id, managesPeople())
                .map(session -> SessionView.of(session, inUse))
                .map(RestResponse::ok);
    }

    @POST
    @Path("/logout")
    @Idempotent
    @Operation(summary = "End the session that the access token belongs to", operationId = "logout")
    public Uni<RestResponse<SessionView>> logOut() {
        SessionId inUse = current.require();
        return revokeSession
                .revoke(inUse, false)
                .map(session -> SessionView.of(session, inUse))
                .map(RestResponse::ok);
    }

    private UserId whose(String user) {
        UserId caller = UserId.fromString(TenantContext.current().actor());
        if (user == null) {
            return caller;
        }
        UserId asked = new UserId(Filter.id(user, "user", UserId::fromString));
        if (!asked.equals(caller) && !managesPeople()) {
            throw new DomainException(
                    ErrorCode.PERMISSION_DENIED, "Only owners and admins see other people's sessions.", "user");
        }
        return asked;
    }

    private boolean managesPeople() {
        return identity.hasRole("owner") || identity.hasRole("admin");
    }
}
