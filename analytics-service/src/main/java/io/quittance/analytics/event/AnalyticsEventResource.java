package io.quittance.analytics.event;

import io.quittance.kernel.AnalyticsEventId;
import io.quittance.kernel.CustomerId;
import io.quittance.runtime.idempotency.Idempotent;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

@Path(AnalyticsEventResource.PATH)
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Events", description = "What happened in a tenant's own product.")
class AnalyticsEventResource {
    static final String PATH = "/api/v1/analytics/events";

    private final RecordAnalyticsEvent recordAnalyticsEvent;
    private final AnalyticsEventRepository events;
    private final Transactions transactions;

    AnalyticsEventResource(
            RecordAnalyticsEvent recordAnalyticsEvent, AnalyticsEventRepository events, Transactions transactions) {
        this.recordAnalyticsEvent = recordAnalyticsEvent;
        this.events = events;
        this.transactions = transactions;
    }

    @POST
    @Idempotent
    @RolesAllowed({"tenant", "owner", "admin", "developer", "analytics:write"})
    @Operation(summary = "Tell of an event")
    public Uni<RestResponse<AnalyticsEventView>> create(@NotNull @Valid AnalyticsEventRequest request) {
        return recordAnalyticsEvent
                .record(request)
                .map(AnalyticsEventView::of)
                .map(view -> RestResponse.status(RestResponse.Status.CREATED, view));
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer", "analytics:read"})
    @Operation(summary = "List events, newest first")
    public Uni<ListView<AnalyticsEventView>> list(
            @BeanParam ListRequest list,
            @RestQuery
                    @Size(max = 100)
                    @Pattern(regexp = "[^\\x00]*", message = "is a text")
                    @Parameter(description = "Only events of this name.", example = "report.exported")
                    String name,
            @RestQuery @Parameter(description = "Only events about this customer.") String customer) {
        Filter filter = Filter.none()
                .and("name", name)
                .and("customerId", Filter.id(customer, "customer", CustomerId::fromString));
        return transactions
                .tenant(() -> events.page(list.page(AnalyticsEventId::fromString), filter))
                .map(page -> page.view(PATH, AnalyticsEventView::of));
    }
}
