package io.quittance.webhook.endpoint;

import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

@Path(EndpointResource.PATH)
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Webhook endpoints", description = "Where a tenant wants to be told of its events.")
class EndpointResource {
    static final String PATH = "/api/v1/webhooks/endpoints";

    private final CreateEndpoint createEndpoint;
    private final ChangeEndpoint changeEndpoint;
    private final DeleteEndpoint deleteEndpoint;
    private final EndpointRepository endpoints;
    private final Transactions transactions;

    EndpointResource(
            CreateEndpoint createEndpoint,
            ChangeEndpoint changeEndpoint,
            DeleteEndpoint deleteEndpoint,
            EndpointRepository endpoints,
            Transactions transactions) {
        this.createEndpoint = createEndpoint;
        this.changeEndpoint = changeEndpoint;
        this.deleteEndpoint = deleteEndpoint;
        this.endpoints = endpoints;
        this.transactions = transactions;
    }

    @POST
    @Idempotent(shownOnce = "secret")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "webhooks:write"})
    @Operation(summary = "Create an endpoint; its secret is shown in this answer only")
    public Uni<RestResponse<NewEndpointView>> create(@NotNull @Valid EndpointRequest request) {
        return createEndpoint
                .create(request)
                .map(NewEndpointView::of)
                .map(view -> RestResponse.ResponseBuilder.<NewEndpointView>created(
                                URI.create(PATH + "/" + view.endpoint().id()))
                        .entity(view)
                        .build());
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer", "webhooks:read"})
    @Operation(summary = "List endpoints, newest first")
    public Uni<ListView<EndpointView>> list(@BeanParam ListRequest list) {
        return transactions
                .tenant(() -> endpoints.pageOf(list.page(WebhookEndpointId::fromString)))
                .map(page -> page.view(PATH, EndpointView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "webhooks:read"})
    @Operation(summary = "Get an endpoint")
    public Uni<EndpointView> get(@RestPath WebhookEndpointId id) {
        return transactions.tenant(() -> endpoints.require(id)).map(EndpointView::of);
    }

    @PATCH
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "webhooks:write"})
    @Operation(summary = "Change an endpoint, or switch it on or off")
    public Uni<EndpointView> change(@RestPath WebhookEndpointId id, @NotNull @Valid EndpointChange change) {
        return changeEndpoint.change(id, change).map(EndpointView::of);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "webhooks:write"})
    @Operation(summary = "Delete an endpoint; what is still to be delivered to it is canceled")
    public Uni<Void> delete(@RestPath WebhookEndpointId id) {
        return deleteEndpoint.delete(id);
    }
}
