package io.quittance.webhook.event;

import io.quittance.kernel.EventId;
import io.quittance.runtime.list.Filter;
import io.quittance.runtime.list.ListRequest;
import io.quittance.runtime.list.ListView;
import io.quittance.runtime.list.PageQuery;
import io.quittance.runtime.transaction.Transactions;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path(EventResource.PATH)
@RolesAllowed({"tenant", "owner", "admin", "developer"})
@Tag(name = "Webhook events", description = "What endpoints were told.")
class EventResource {
    static final String PATH = "/api/v1/webhooks/events";

    private final StoredEventRepository events;
    private final Transactions transactions;

    EventResource(StoredEventRepository events, Transactions transactions) {
        this.events = events;
        this.transactions = transactions;
    }

    @GET
    @RolesAllowed({"tenant", "owner", "admin", "developer", "webhooks:read"})
    @Operation(summary = "List the events that at least one endpoint asked for, newest first")
    public Uni<ListView<EventView>> list(@BeanParam ListRequest list) {
        PageQuery page = list.page(EventId::fromString);
        return transactions
                .tenant(() -> events.page(page, Filter.none()))
                .map(found -> found.view(PATH, EventView::of));
    }
}
