package io.quittance.webhook.delivery;

import io.quittance.kernel.DeliveryId;
import io.quittance.kernel.DomainException;
import io.quittance.kernel.ErrorCode;
import io.quittance.kernel.WebhookEndpointId;
import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.transaction.Transactions;
import io.quittance.webhook.catalogue.PublicEvents;
import io.quittance.webhook.delivery.domain.DeliveryStatus;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path(DeliveryResource.PATH)
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Webhook deliveries", description = "What became of each event at each endpoint.")
class DeliveryResource {
    static final String PATH = "/api/v1/webhooks/deliveries";

    private final DeliveryRepository deliveries;
    private final AttemptLog attempts;
    private final ResendDelivery resendDelivery;
    private final Deliverer deliverer;
    private final Transactions transactions;

    DeliveryResource(
            DeliveryRepository deliveries,
            AttemptLog attempts,
            ResendDelivery resendDelivery,
            Deliverer deliverer,
            Transactions transactions) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.resendDelivery = resendDelivery;
        this.deliverer = deliverer;
        this.transactions = transactions;
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer", "webhooks:read"})
    @Operation(summary = "List deliveries, newest first")
    public Uni<ListView<DeliveryView>> list(
            @BeanParam ListRequest list,
            @RestQuery @Parameter(description = "Only to this endpoint, a `we_…` id.") String endpoint,
            @RestQuery("event_type") @Parameter(description = "Only of events of this type.", example = "invoice.paid")
                    String eventType,
            @RestQuery @Parameter(description = "Only in this state.", example = "failed") String status) {
        PageQuery page = list.page(DeliveryId::fromString);
        Filter filter = Filter.none()
                .and("endpointId", Filter.id(endpoint, "endpoint", WebhookEndpointId::fromString))
                .and("eventType", eventType(eventType))
                .and("status", status(status));
        return transactions
                .tenant(() -> deliveries.pageOf(page, filter))
                .map(found -> found.view(PATH, DeliveryView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"tenant", "owner", "admin", "developer", "webhooks:read"})
    @Operation(summary = "Get a delivery with its attempts")
    public Uni<DeliveryDetailView> get(@RestPath DeliveryId id) {
        return transactions.tenant(() -> deliveries.require(id).chain(delivery -> attempts.of(id)
                .map(history -> new DeliveryDetailView(DeliveryView.of(delivery), history))));
    }

    @POST
    @Path("/{id}/resend")
    @Idempotent
    @RolesAllowed({"tenant", "owner", "admin", "developer", "webhooks:write"})
    @Operation(summary = "Send an event to an endpoint again, now")
    public Uni<RestResponse<DeliveryView>> resend(@RestPath DeliveryId id) {
        return resendDelivery
                .resend(id)
                .map(DeliveryView::of)
                .map(RestResponse::ok)
                .invoke(deliverer::wake);
    }

    private static String eventType(String name) {
        if (name != null && !PublicEvents.names().contains(name)) {
            throw new DomainException(ErrorCode.PARAMETER_INVALID, "There is no such event type.", "event_type");
        }
        return name;
    }

    private static DeliveryStatus status(String name) {
        return name == null
                ? null
                : DeliveryStatus.byName(name)
                        .orElseThrow(() -> new DomainException(
                                ErrorCode.PARAMETER_INVALID,
                                "A status is pending, succeeded, failed or canceled.",
                                "status"));
    }
}
