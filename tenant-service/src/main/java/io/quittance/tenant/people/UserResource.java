package io.quittance.tenant.people;

import io.quittance.kernel.UserId;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.tenant.user.UserView;
import io.quittance.tenant.user.Users;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

@Path(UserResource.PATH)
@RolesAllowed({"owner", "admin"})
@Tag(name = "People", description = "The people of a tenant.")
class UserResource {
    static final String PATH = "/api/v1/auth/tenants/users";

    private final ChangeRole changeRole;
    private final RemoveUser removeUser;
    private final Users users;
    private final Transactions transactions;

    UserResource(ChangeRole changeRole, RemoveUser removeUser, Users users, Transactions transactions) {
        this.changeRole = changeRole;
        this.removeUser = removeUser;
        this.users = users;
        this.transactions = transactions;
    }

    @GET
    @Operation(summary = "List the people of the tenant, newest first", operationId = "listUsers")
    public Uni<ListView<UserView>> list(@BeanParam ListRequest list) {
        PageQuery page = list.page(UserId::fromString);
        return transactions
                .tenant(() -> users.page(page, "1 = 1", Map.of()))
                .map(found -> found.view(PATH, UserView::of));
    }

    @PATCH
    @Path("/{id}")
    @Operation(
            summary = "Give a person another role, which ends their sessions",
            description = "Only owners deal with owners, and one always stays.",
            operationId = "changeUser")
    public Uni<UserView> change(@RestPath UserId id, @NotNull @Valid RoleChange change) {
        return changeRole.change(id, change.wanted()).map(UserView::of);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"owner", "admin", "developer"})
    @Operation(
            summary = "Remove a person, or leave",
            description = "Everybody may leave, except the last owner. Only owners remove owners.",
            operationId = "removeUser")
    public Uni<RemovedUserView> remove(@RestPath UserId id) {
        return removeUser.remove(id).replaceWith(() -> RemovedUserView.of(id));
    }
}
